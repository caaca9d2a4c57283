import type { ExceptionRule, Statement } from '#events/exceptions.ts'
import type { Organisation } from '#events/identifiers.ts'

/** The rules that look at cohorts, regions and senders; all others look at a trainee's record. */
const overOthers = ['SILENT-SENDER', 'BELOW-MINIMUM', 'LAST-HEI'] as const
export type RecordRule = Exclude<ExceptionRule, (typeof overOthers)[number]>

/** Whether a rule looks at trainees' records. */
export const isOverRecords = (rule: ExceptionRule): rule is RecordRule =>
  !(overOthers as readonly string[]).includes(rule)

/**
 * An exception that a record asks for, open from a date on: one that has not come yet opens by itself, without anything being
 * written, and whatever happens before then closes it.
 */
export type Concern = {
  readonly rule: RecordRule
  readonly since: string
  /** The cohort of the enrolment; none for somebody who was never enrolled. */
  readonly cohort?: string
  readonly organisation?: Organisation
  readonly said?: readonly Statement[]
}

/** What a rule finds in an enrolment. */
export type Found = Omit<Concern, 'rule' | 'cohort'>
