import type { BaselineName } from './baselines.ts'
import type { Figure } from './figures.ts'

type Section = {
  readonly says: string
  readonly baseline: BaselineName
  readonly run: (log: (line: string) => void) => Promise<Figure[]>
}

/** Every section of the benchmarks, in the order they run. Each is loaded and run in a process of its own. */
export const sections: Readonly<Record<string, Section>> = {
  units: {
    says: 'capacity units of events and queries, on the model of DynamoDB',
    baseline: 'units',
    run: async (log) => (await import('./units.ts')).units(log),
  },
  'local-units': {
    says: 'the same units as DynamoDB Local tells them',
    baseline: 'speed',
    run: async (log) => (await import('./local-units.ts')).localUnits(log),
  },
  growth: {
    says: 'units, rows and times of queries from 10,000 to 1,000,000 enrolments, on the model',
    baseline: 'speed',
    run: async (log) => (await import('./growth.ts')).growth(log),
  },
  throughput: {
    says: 'events a second over DynamoDB Local, against a transaction per event',
    baseline: 'speed',
    run: async (log) => (await import('./throughput.ts')).throughput(log),
  },
  fold: {
    says: 'fold and contribution, pure',
    baseline: 'speed',
    run: async (log) => (await import('./fold.ts')).fold(log),
  },
  rebuild: {
    says: 'all aggregates from all events in memory, against DuckDB',
    baseline: 'speed',
    run: async (log) => (await import('./rebuild.ts')).rebuild(log),
  },
  latency: {
    says: 'aggregate queries over HTTP on the local platform',
    baseline: 'speed',
    run: async (log) => (await import('./latency.ts')).latency(log),
  },
  freshness: {
    says: 'POST to aggregate on the local platform',
    baseline: 'speed',
    run: async (log) => (await import('./freshness.ts')).freshness(log),
  },
  pages: {
    says: 'what somebody waits for on a first visit to a page, on a slow line and a slow machine',
    baseline: 'speed',
    run: async (log) => (await import('./pages.ts')).pages(log),
  },
}
