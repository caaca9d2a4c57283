import { kindOf, type Organisation } from '#events/identifiers.ts'
import type { EmployerRow, HeiRow, ReturnRow } from '#events/return-rows.ts'
import type { Statement } from '../statements.ts'
import type { AskedRow } from './asked.ts'
import { employerStatements } from './employer-row.ts'
import { heiStatements } from './hei-row.ts'
import type { CellFault, ReadRow, RowStatements } from './row-statements.ts'

type About = { readonly organisation: Organisation; readonly round: string; readonly at: string }

/** An event is at most 24 hours ahead. */
const latestAt = (at: string): string => new Date(Date.parse(at) + 86_400_000).toISOString()

/** How rows of a return are read: as an employer's or an HEI's, with what was known when the round opened. */
export const statementsIn = (asked: readonly AskedRow[], { organisation, round, at }: About) => {
  const paused = new Set(asked.flatMap(({ trainee, paused }) => (paused ? [trainee] : [])))
  const [isEmployer, latest] = [kindOf(organisation) === 'employer', latestAt(at)]
  return (row: ReturnRow): RowStatements =>
    isEmployer
      ? employerStatements(row as EmployerRow, { round })
      : heiStatements(row as HeiRow, { wasPaused: paused.has(row.trainee), latest })
}

export const slotOf = (trainee: string, name: string): string => `${trainee}/${name}`

type Wanted = { readonly row: number; readonly text: string; readonly statement: Statement }

/** The statements of all rows, each slot once; a row that contradicts an earlier one has a fault. */
export const gather = <Row extends ReadRow & RowStatements>(read: readonly Row[]) => {
  const wanted = new Map<string, Wanted>()
  const rows = read.map((one): Row => {
    const { row, statements } = one
    const slots = statements.map(([name, statement]) => {
      const slot = slotOf(statement.subject, name)
      return { slot, name, row, statement, text: JSON.stringify(statement) }
    })
    const faults = slots.flatMap(({ slot, name, text }): CellFault[] => {
      const other = wanted.get(slot)
      if (!other || other.text === text) return []
      return [
        {
          column: 'trainee',
          detail: `row ${other.row} says something else of the ${name.split('/')[0]} of the same trainee: keep one`,
        },
      ]
    })
    if (faults.length > 0) return { ...one, faults }
    for (const { slot, ...said } of slots) if (!wanted.has(slot)) wanted.set(slot, said)
    return one
  })
  return { wanted, rows }
}
