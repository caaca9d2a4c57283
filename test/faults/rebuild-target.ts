import type { Target } from './handlers.ts'

/** The rebuild as if it were a function: it may end half-way, and is then run again. */
export const rebuildTarget: Target = {
  declaration: {
    name: 'rebuild',
    does: 'Makes records and cube anew.',
    triggers: [{ kind: 'schedule', name: 'rebuild', cron: '' }],
    tables: {},
    memoryMb: 1024,
    timeoutSeconds: 900,
  },
  run: async () => (await import('#shared/store/rebuild.ts')).rebuild(() => undefined, 30_000),
}
