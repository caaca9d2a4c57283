import type { EmployerRow, Enrolment, HeiRow } from '../client/contract.ts'
import type { Option } from '../parts/form.ts'
import { InWords } from '../words.ts'

// The words that a return may use, in the order in which the form offers them. What the contract has and this has not does not compile.

type All<Value extends string | undefined> = Readonly<Record<NonNullable<Value>, true>>

const options = (all: Readonly<Record<string, true>>): Option[] =>
  Object.keys(all).map((value) => [value, InWords(value)])

const progress: All<EmployerRow['status']> = { 'on-track': true, behind: true, paused: true, left: true }
const noPost: All<EmployerRow['reason']> = {
  'no-vacancy': true,
  'no-uplift-funding': true,
  'role-not-defined': true,
  'service-reorganised': true,
  'left-employer': true,
  'declined-by-trainee': true,
}
const happened: All<Exclude<HeiRow['status'], 'continuing'>> = {
  paused: true,
  resumed: true,
  withdrawn: true,
  awarded: true,
}
const withdrawal: All<NonNullable<Enrolment['withdrawalReason']>> = {
  'funding-withdrawn': true,
  'not-released': true,
  'service-reconfigured': true,
  academic: true,
  personal: true,
  health: true,
  'left-employer': true,
  'moved-to-pre-registration': true,
  other: true,
}
/** Those of a row that are no withdrawal's, and the three that are both. */
type PauseReason = Exclude<HeiRow['reason'], Enrolment['withdrawalReason']> | 'health' | 'personal' | 'other'
const pause: All<PauseReason> = { health: true, maternity: true, personal: true, employer: true, other: true }
const award: All<HeiRow['award']> = { fdsc: true, 'cert-he': true, 'dip-he': true, diploma: true, other: true }
const epaResult: All<HeiRow['epaResult']> = { fail: true, pass: true, merit: true, distinction: true }

export const progressOptions = options(progress)
export const noPostOptions = options(noPost)
export const happenedOptions: Option[] = [['continuing', 'Nothing: continues'], ...options(happened)]
export const withdrawalOptions = options(withdrawal)
export const pauseOptions = options(pause)
export const awardOptions = options(award)
export const epaOptions = options(epaResult)

export const bandOptions = (first: number, last: number): Option[] =>
  Array.from({ length: last - first + 1 }, (_, index) => [String(first + index), `Band ${first + index}`])
