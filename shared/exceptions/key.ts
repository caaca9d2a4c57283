import type { ExceptionRule } from '#events/exceptions.ts'
import type { Organisation } from '#events/identifiers.ts'
import type { EnrolmentPlace } from '../contribution.ts'
import type { Concern } from './concern.ts'

/** All that a list of exceptions is filtered by and counts, in the text by which an index keeps them, the oldest first. */
export type ConcernKey = {
  readonly text: string
  readonly since: string
  readonly rule: ExceptionRule
  /** Where it is, but for the region, which the index is parted by; nothing where nobody was enrolled. */
  readonly place: Partial<EnrolmentPlace>
  readonly organisation: Organisation | undefined
  readonly subject: string
}

// No part of any id has this in it.
const SEPARATOR = '#'

/** The text of a concern's key: no two are the same. */
export const textOfKey = (
  { since, rule, organisation }: Concern,
  place: EnrolmentPlace | undefined,
  subject: string,
): string => {
  const { cohort, employer, setting, funding, guaranteedPost } = place ?? {}
  return [since, rule, cohort, employer, setting, funding, guaranteedPost, organisation, subject].join(SEPARATOR)
}

export const keyFromText = (text: string): ConcernKey => {
  const [since = '', rule, cohort, employer, setting, funding, guaranteedPost, organisation, subject = ''] =
    text.split(SEPARATOR)
  const place = cohort ? { cohort, employer, setting, funding, guaranteedPost: guaranteedPost === 'true' } : {}
  return {
    text,
    since,
    rule: rule as ExceptionRule,
    place: place as Partial<EnrolmentPlace>,
    organisation: organisation || undefined,
    subject,
  }
}
