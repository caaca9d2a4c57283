import type { Effect } from './problem.ts'
import type { Delivery, DeliveryField } from './record.ts'

type Rule = {
  readonly field: DeliveryField
  readonly breaks: (aim: Delivery) => boolean
  readonly detail: string
  readonly effect: Effect
}

const is = (value: string | undefined, ...values: readonly string[]): boolean =>
  value !== undefined && values.includes(value)

/** On these a learner whose learning is over, and whose assessment is still to come, has CompStatus 1 with an end and Outcome 8. */
const awaitsAssessmentOpen = ({ ProgType, FundModel, Outcome = '8' }: Delivery): boolean =>
  ProgType === '25' && is(FundModel, '36', '99') && Outcome === '8'

/** Rules of the ILR on how an aim stands, in the words of its fields. Of those it breaks the first is told. */
const rules: readonly Rule[] = [
  {
    field: 'CompStatus',
    breaks: ({ CompStatus }) => !is(CompStatus, '1', '2', '3', '6'),
    detail: 'must be 1 (continuing), 2 (completed), 3 (withdrawn) or 6 (break in learning)',
    effect: 'fact-left-out',
  },
  {
    field: 'LearnActEndDate',
    breaks: ({ CompStatus, LearnActEndDate }) => !is(CompStatus, '1') && !LearnActEndDate,
    detail: 'is missing, though CompStatus says that the aim has ended',
    effect: 'fact-left-out',
  },
  {
    field: 'LearnActEndDate',
    breaks: ({ LearnStartDate = '', LearnActEndDate }) => !!LearnActEndDate && LearnActEndDate < LearnStartDate,
    detail: 'is before LearnStartDate',
    effect: 'fact-left-out',
  },
  {
    field: 'CompStatus',
    breaks: (aim) => is(aim.CompStatus, '1') && !!aim.LearnActEndDate && !awaitsAssessmentOpen(aim),
    detail: 'is 1 (continuing), but there is a LearnActEndDate: one of the two is wrong',
    effect: 'fact-left-out',
  },
  {
    field: 'CompStatus',
    breaks: (aim) => is(aim.CompStatus, '1') && !!aim.Outcome && !awaitsAssessmentOpen(aim),
    detail: 'is 1 (continuing), but there is an Outcome: one of the two is wrong',
    effect: 'fact-left-out',
  },
  {
    field: 'AchDate',
    breaks: ({ CompStatus, AchDate }) => !!AchDate && !is(CompStatus, '2'),
    detail: 'is given, but CompStatus is not 2 (completed): one of the two is wrong',
    effect: 'fact-left-out',
  },
  {
    field: 'Outcome',
    breaks: ({ CompStatus, Outcome }) => is(CompStatus, '3', '6') && is(Outcome, '1', '8'),
    detail: 'is 1 or 8, but CompStatus says that the learner left or interrupted: one of the two is wrong',
    effect: 'fact-left-out',
  },
  {
    field: 'Outcome',
    breaks: ({ CompStatus, Outcome }) => is(CompStatus, '2') && !is(Outcome, '1', '3', '8'),
    detail: 'must be 1 (achieved), 3 (not achieved) or 8 (result awaited) on an aim that is completed',
    effect: 'fact-left-out',
  },
  {
    field: 'AchDate',
    breaks: ({ LearnActEndDate, AchDate }) => !!AchDate && !!LearnActEndDate && AchDate < LearnActEndDate,
    detail: 'is before LearnActEndDate',
    effect: 'fact-left-out',
  },
  {
    field: 'OutGrade',
    breaks: ({ Outcome, OutGrade }) => is(Outcome, '1') && is(OutGrade?.toUpperCase(), 'FL', 'U', 'N', 'X', 'Y'),
    detail: 'is a fail, but Outcome is 1 (achieved): one of the two is wrong',
    effect: 'fact-left-out',
  },
  {
    field: 'WithdrawReason',
    breaks: ({ CompStatus, WithdrawReason }) => is(CompStatus, '3') && !WithdrawReason,
    detail: "is missing on an aim that was withdrawn from; the reason is taken to be 'other'",
    effect: 'taken',
  },
  {
    field: 'WithdrawReason',
    breaks: ({ CompStatus, WithdrawReason }) => !!WithdrawReason && !is(CompStatus, '3'),
    detail: 'is given, but CompStatus is not 3 (withdrawn): it is not taken',
    effect: 'taken',
  },
]

/** The rule of the ILR that an aim breaks, if any. */
export const contradictionIn = (aim: Delivery): Omit<Rule, 'breaks'> | undefined =>
  rules.find(({ breaks }) => breaks(aim))
