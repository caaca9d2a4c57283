import { churn } from './churn.ts'
import { outcomes } from './outcomes.ts'
import { type Part, partOf, within } from './part.ts'
import { compare } from './standing.ts'
import { ofProgramme, ofRegion, sustainability } from './sustainability.ts'
import type { Aggregate, Answer, Measures, Query, Row, Slice, Slices, World } from './world-types.ts'

/**
 * What an aggregate must be, counted by brute force from the definitions in DOMAIN.md and docs/meaning.md over the set
 * of stored events. It shares no code with Ladder's own counting, and is meant to be checked by eye.
 */
export const answer = (world: World, { aggregate, filters, groupBy }: Query, now: string): Answer => {
  const whole = partOf(world, filters, groupBy)
  const rows = groupBy.length === 0 ? [] : keysIn(whole, groupBy).map((key) => row(aggregate, whole, key, now))
  return { total: measuresOf(aggregate, whole, now), rows: rows.filter((each) => each !== undefined) }
}

const measuresOf = (aggregate: Aggregate, part: Part, now: string): Measures => {
  if (aggregate === 'churn') return churn(part, now)
  if (aggregate === 'outcomes') return outcomes(part)
  return sustainability(part)
}

// A row appears when somebody is enrolled in it or, in sustainability, places are commissioned.
const row = (aggregate: Aggregate, whole: Part, key: Partial<Slices>, now: string): Row | undefined => {
  const part = within(whole, key)
  const placed = aggregate === 'sustainability' && (part.places ?? []).some(({ places }) => places > 0)
  if (part.enrolments.length === 0 && !placed) return undefined
  const measures = measuresOf(aggregate, part, now)
  if (aggregate !== 'sustainability') return { key, ...measures }
  return {
    key,
    ...measures,
    ...(key.programme === undefined ? {} : ofProgramme(part, String(key.programme), now)),
    ...(key.region === undefined ? {} : ofRegion(part, now)),
  }
}

const keysIn = ({ enrolments, places }: Part, groupBy: readonly Slice[]): Partial<Slices>[] => {
  const keys = new Map<string, Partial<Slices>>()
  for (const { slices } of [...enrolments, ...(places ?? [])])
    keys.set(
      groupBy.map((slice) => sortable(slices[slice])).join('\n'),
      Object.fromEntries(groupBy.map((slice) => [slice, slices[slice] ?? null])),
    )
  return [...keys].sort(([a], [b]) => compare(a, b)).map(([, key]) => key)
}

// An employer without an ICB comes after those with one.
const sortable = (value: string | boolean | null | undefined): string => String(value ?? '\uffff')
