import { MonthsToPost } from '#events/measures.ts'
import { LeavingReason } from '#events/types/post-left.ts'
import { MissingReason } from '#events/types/post-missing.ts'
import { DeclineReason } from '#events/types/pre-registration-declined.ts'
import { WithdrawalReason } from '#events/types/trainee-withdrawn.ts'
import { count, countsOf } from '../counters.ts'
import type { Disclosed, Figure } from '../disclosure.ts'

/** The figure that a counter is. */
export const counter =
  (name: string): Figure =>
  (sums) =>
    count(sums, name)

export const inPost: Figure = (sums) => count(sums, 'confirmed') - count(sums, 'leavers')

const counters = (...names: readonly string[]): Figure[] => names.map(counter)
const valuesOf = (name: string, values: readonly string[]): Figure[] =>
  counters(...values.map((value) => `${name}.${value}`))

/** Ways in which figures that Ladder tells add up to another, which must be the same in every aggregate that tells it. */
const inside: Readonly<Record<string, readonly (readonly Figure[])[]>> = {
  enrolled: [counters('active', 'paused', 'withdrawn', 'transferred', 'completed')],
  withdrawn: [valuesOf('withdrawn', WithdrawalReason.options)],
  completed: [counters('confirmed', 'missing', 'awaited')],
  confirmed: [valuesOf('monthsToPost', MonthsToPost.options), [inPost, counter('leavers')]],
  missing: [valuesOf('missing', MissingReason.options)],
  leavers: [valuesOf('leavers', LeavingReason.options)],
  declined: [valuesOf('declined', DeclineReason.options)],
}

/** A counter of people, as it may leave. */
export const counted =
  ({ count }: Disclosed) =>
  (name: string): number =>
    count(counter(name), ...(inside[name] ?? []))

/** The counters of a vocabulary's values: every value, zeros too, each from its own exact count. */
export const countedBy =
  (disclosed: Disclosed) =>
  <Value extends string>(name: string, values: readonly Value[]): Record<Value, number> => {
    const all = Object.keys(countsOf({}, name, values)) as Value[]
    return Object.fromEntries(all.map((value) => [value, counted(disclosed)(`${name}.${value}`)])) as Record<
      Value,
      number
    >
  }
