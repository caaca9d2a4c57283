import type { HeiRow } from '#events/return-rows.ts'
import { WithdrawalReason } from '#events/types/trainee-withdrawn.ts'
import { PauseReason } from '#events/types/training-paused.ts'
import { assertNever } from '../never.ts'
import type { Statement } from '../statements.ts'
import { type CellFault, needing, type RowStatements, statement } from './row-statements.ts'

type Named = readonly [name: string, Statement]

type Given = {
  /** Training was interrupted when the round opened, so that an undated `paused` is nothing new. */
  readonly wasPaused: boolean
  /** The last moment at which something may have happened. */
  readonly latest: string
}

/** What a row of an HEI's return says. */
export const heiStatements = (row: HeiRow, { wasPaused, latest }: Given): RowStatements => {
  const { trainee, date, epaResult, module, credits, level, attempt = 1 } = row
  // A day without an hour: its noon is on the same day in London and in UTC.
  const time = date && `${date}T12:00:00.000Z`
  const isAhead = time !== undefined && time > latest
  const ahead = [{ column: 'date', detail: 'is in the future: a return says what has happened' }]
  const faults = [...faultsOf(row), ...(isAhead ? ahead : [])]
  if (faults.length > 0) return { statements: [], faults }
  const statements: Named[] = statusOf(row, time, wasPaused)
  if (epaResult !== undefined)
    statements.push(['epa', statement('epa.completed', trainee, { result: epaResult }, time)])
  if (module !== undefined && credits !== undefined && level !== undefined)
    statements.push([
      `module/${module}`,
      statement('module.passed', trainee, { module, credits, level, attempt }, time),
    ])
  return { statements, faults }
}

const statusOf = (row: HeiRow, time: string | undefined, wasPaused: boolean): Named[] => {
  const { trainee, status, award } = row
  switch (status) {
    case undefined:
    case 'continuing':
      return []
    case 'paused': {
      const { data: reason } = PauseReason.safeParse(row.reason)
      return wasPaused && !time ? [] : [['status', statement('training.paused', trainee, { reason }, time)]]
    }
    case 'resumed': {
      const { data: reason } = PauseReason.safeParse(row.reason)
      return [['status', statement('training.resumed', trainee, { reason }, time)]]
    }
    case 'withdrawn': {
      const { data: reason } = WithdrawalReason.safeParse(row.reason)
      return reason ? [['status', statement('trainee.withdrawn', trainee, { reason }, time)]] : []
    }
    case 'awarded':
      return award ? [['status', statement('qualification.awarded', trainee, { award }, time)]] : []
    default:
      return assertNever(status)
  }
}

const faultsOf = (row: HeiRow): CellFault[] => [
  ...reasonFaults(row),
  ...(row.status === 'awarded' && row.award === undefined
    ? [{ column: 'award', detail: 'is missing: say which qualification was awarded' }]
    : []),
  ...(row.award !== undefined && row.status !== 'awarded'
    ? [{ column: 'award', detail: "goes with the status 'awarded'" }]
    : []),
  ...needing(row, 'module', ['credits', 'level', 'attempt'], 'credits, level and attempt are those of a module'),
  ...needing(row, 'credits', ['module'], 'a module that was passed has credits'),
  ...needing(row, 'level', ['module'], 'a module that was passed has a level, 4 or 5'),
  ...(row.date !== undefined && isSilent(row)
    ? [{ column: 'date', detail: 'is the day of something: say what happened on it' }]
    : []),
]

const isSilent = ({ status, epaResult, module, award }: HeiRow): boolean =>
  (status ?? epaResult ?? module ?? award) === undefined

const reasonFaults = ({ status, reason }: HeiRow): CellFault[] => {
  const vocabulary = status === 'withdrawn' ? WithdrawalReason : PauseReason
  const allowed = vocabulary.options.join(', ')
  if (status === 'withdrawn' && reason === undefined)
    return [{ column: 'reason', detail: `is missing: say why the trainee withdrew, with one of ${allowed}` }]
  if (reason === undefined) return []
  if (status !== 'withdrawn' && status !== 'paused' && status !== 'resumed')
    return [{ column: 'reason', detail: "goes with the status 'paused', 'resumed' or 'withdrawn'" }]
  return vocabulary.safeParse(reason).success
    ? []
    : [{ column: 'reason', detail: `must be one of ${allowed} where the status is ${status}` }]
}
