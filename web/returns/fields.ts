import type { EmployerRow, HeiRow, Operations } from '../client/contract.ts'
import type { Html } from '../html.ts'
import { dateField, inputField, selectField, shownWhile } from '../parts/form.ts'
import {
  awardOptions,
  bandOptions,
  epaOptions,
  happenedOptions,
  noPostOptions,
  pauseOptions,
  progressOptions,
  withdrawalOptions,
} from './vocabularies.ts'

/** A return, and a row of it as the API hands it out: whom it is about and what was answered so far. */
export type Return = Operations['getReturn']['answer']
export type Answers = Readonly<Record<string, unknown>>

type Column = Exclude<keyof EmployerRow | keyof HeiRow, 'cohort' | 'employer' | 'asks'>

const labels: Readonly<Record<Column, string>> = {
  trainee: 'Trainee',
  status: 'How it goes',
  offTheJobHours: 'Off-the-job hours so far',
  mentorMeetings: 'Meetings with the mentor so far',
  band: 'Band of the post',
  start: 'First day in the post',
  role: 'Title of the post',
  reason: 'Reason',
  currentBand: 'Band of the job now',
  date: 'When it happened',
  award: 'Qualification',
  epaResult: 'End-point assessment',
  module: 'Module passed',
  credits: 'Credits of the module',
  level: 'Level of the module',
  attempt: 'Attempt',
}

const NONE = 'No answer'

/** What a column of a return is called on the page. */
export const labelOf = (column: string): string => (labels as Readonly<Record<string, string>>)[column] ?? column

/** The fields of one row, as controls named `${prefix}-${column}`; what a choice makes pointless is hidden. */
const named = (prefix: string, row: Answers) => {
  const name = (column: string) => `${prefix}-${column}`
  const value = (column: string) => (row[column] === undefined ? undefined : String(row[column]))
  return { name, value, of: (column: string) => ({ name: name(column), label: labelOf(column), value: value(column) }) }
}

const progressColumns = ['status', 'offTheJobHours', 'mentorMeetings']
const postColumns = ['band', 'start', 'role', 'reason', 'currentBand']
const says = (row: Answers, columns: readonly string[]): boolean => columns.some((column) => row[column] !== undefined)

/** What an employer is asked of somebody; and whatever else it has answered, so that nothing of it is lost. */
export const employerFields = (prefix: string, row: Answers): Html[] => {
  const { name, of } = named(prefix, row)
  const hasPost = says(row, ['band', 'start']) ? 'yes' : says(row, ['reason']) ? 'no' : undefined
  const progress = [
    selectField({ ...of('status'), none: NONE, options: progressOptions }),
    shownWhile({ [name('status')]: ['*'] }, [
      inputField({ ...of('offTheJobHours'), width: 5, numeric: true }),
      inputField({ ...of('mentorMeetings'), width: 5, numeric: true }),
    ]),
  ]
  const post = [
    selectField({
      name: name('post'),
      label: 'Band 4 post',
      none: NONE,
      options: [
        ['yes', 'Has a post'],
        ['no', 'Has no band 4 post'],
      ],
      value: hasPost,
    }),
    shownWhile({ [name('post')]: ['yes'] }, [
      selectField({ ...of('band'), none: 'Choose a band', options: bandOptions(1, 9), value: of('band').value ?? '4' }),
      dateField(of('start')),
      inputField({ ...of('role'), label: `${labelOf('role')} (optional)` }),
    ]),
    shownWhile({ [name('post')]: ['no'] }, [
      selectField({ ...of('reason'), label: 'Why not', none: 'Choose a reason', options: noPostOptions }),
      selectField({
        ...of('currentBand'),
        label: `${labelOf('currentBand')} (optional)`,
        none: 'Not said',
        options: bandOptions(2, 4),
      }),
    ]),
  ]
  return [
    ...(row.asks !== 'post' || says(row, progressColumns) ? progress : []),
    ...(row.asks === 'post' || says(row, postColumns) ? post : []),
  ]
}

/** What a university is asked of somebody. */
export const heiFields = (prefix: string, row: Answers): Html[] => {
  const { name, value, of } = named(prefix, row)
  const status = name('status')
  const reason = value('reason')
  return [
    selectField({
      ...of('status'),
      label: 'What has happened',
      none: NONE,
      options: happenedOptions,
    }),
    shownWhile({ [status]: ['paused', 'resumed'] }, [
      selectField({
        ...of('pauseReason'),
        label: 'Reason of the pause (optional)',
        none: 'Not said',
        options: pauseOptions,
        value: reason,
      }),
    ]),
    shownWhile({ [status]: ['withdrawn'] }, [
      selectField({
        ...of('withdrawalReason'),
        label: 'Reason',
        none: 'Choose a reason',
        options: withdrawalOptions,
        value: reason,
      }),
    ]),
    shownWhile({ [status]: ['awarded'] }, [
      selectField({
        ...of('award'),
        none: 'Choose a qualification',
        options: awardOptions,
      }),
    ]),
    selectField({ ...of('epaResult'), none: 'No new result', options: epaOptions }),
    inputField({ ...of('module'), label: 'Module passed: its code (if any)' }),
    shownWhile({ [name('module')]: ['*'] }, [
      inputField({ ...of('credits'), width: 3, numeric: true }),
      selectField({
        ...of('level'),
        none: 'Choose a level',
        options: [
          ['4', 'Level 4'],
          ['5', 'Level 5'],
        ],
      }),
      inputField({ ...of('attempt'), label: 'Attempt (the first, if empty)', width: 3, numeric: true }),
    ]),
    shownWhile(
      { [status]: ['paused', 'resumed', 'withdrawn', 'awarded'], [name('epaResult')]: ['*'], [name('module')]: ['*'] },
      [
        dateField({
          ...of('date'),
          hint: 'All that you say in this entry is of this day. If it is empty, of the day on which you send it.',
        }),
      ],
    ),
  ]
}
