import type { LadderEvent } from '#events/catalogue.ts'

/** What Ladder was told: the set of stored events, in any order, and the register of employers. */
export type World = {
  readonly employers: Readonly<Record<string, { readonly region: string; readonly icb?: string }>>
  /** The subject of a trainee's events is any stable string without a slash. */
  readonly events: readonly LadderEvent[]
}

export const slices = [
  'region',
  'icb',
  'hei',
  'programme',
  'intake',
  'cohort',
  'employer',
  'route',
  'specialism',
  'setting',
  'funding',
  'guaranteedPost',
] as const
export type Slice = (typeof slices)[number]
export type Slices = Readonly<Record<Slice, string | boolean | null>>

export const aggregates = ['sustainability', 'churn', 'outcomes'] as const
export type Aggregate = (typeof aggregates)[number]

export type Query = {
  readonly aggregate: Aggregate
  readonly filters: Readonly<Partial<Record<Slice, string>>>
  readonly groupBy: readonly Slice[]
}

export type Measures = Readonly<Record<string, unknown>>
export type Row = { readonly key: Partial<Slices> } & Measures
export type Answer = { readonly total: Measures; readonly rows: readonly Row[] }
