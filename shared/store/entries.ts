import type { Region } from '#events/identifiers.ts'
import type { EnrolmentPlace } from '../contribution.ts'
import type { Concern } from '../exceptions/concern.ts'
import { textOfKey } from '../exceptions/key.ts'
import type { Ledger } from '../ledger.ts'

/** An entry of the listing: where the indexes find a subject. */
export type Entry = { readonly subject: string; readonly item: string } & Readonly<Record<string, string>>

/** Exceptions of somebody never enrolled are in no region. */
export const NO_REGION = 'unknown'

/** The partition of the exceptions of a region. */
export const concernsIn = (generation: string, region: Region | typeof NO_REGION): string => `${generation}#${region}`

/**
 * The entries that a ledger asks for, by the key of each: one for each enrolment, found by region and by employer in order of
 * `place`. An enrolment's first concern is kept on it, since that saves a write; each further one has an entry of its own.
 */
export const entriesOf = (
  generation: string,
  subject: string,
  { shares, concerns }: Pick<Ledger, 'shares' | 'concerns'>,
): ReadonlyMap<string, Entry> => {
  const entries: Entry[] = []
  const add = (item: string, more: Readonly<Record<string, string>>) =>
    entries.push({ subject, item: `${generation}#${item}`, ...more })
  const addFurther = (cohort: string, from: number, further: readonly Concern[], place?: EnrolmentPlace) => {
    for (const [index, concern] of further.entries())
      add(`concern#${cohort}#${from + index}`, concernEntry(generation, subject, concern, place))
  }

  for (const { place } of shares) {
    if (!('employer' in place)) continue
    const { cohort, region, employer } = place
    const [first, ...further] = concerns.filter((concern) => concern.cohort === cohort)
    add(`enrolment#${cohort}`, {
      region,
      employer,
      place: `${generation}#${cohort}#${subject}`,
      ...(first && concernEntry(generation, subject, first, place)),
    })
    addFurther(cohort, 1, further, place)
  }
  addFurther(
    '',
    0,
    concerns.filter(({ cohort }) => cohort === undefined),
  )
  return new Map(entries.map((entry) => [entry.item, entry]))
}

const concernEntry = (generation: string, subject: string, concern: Concern, place: EnrolmentPlace | undefined) => ({
  concerns: concernsIn(generation, place?.region ?? NO_REGION),
  since: textOfKey(concern, place, subject),
})
