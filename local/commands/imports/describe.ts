import { number, tableOf } from '../../table.ts'
import type { ImportAnswer, ImportProblem } from './import-answer.ts'

const MOST_LINES = 20

/** What came of an import, for a person to read. */
export const describeImport = ({ id, status, dryRun, detail, counts = {}, problems }: ImportAnswer): string => {
  const figures = Object.entries(counts)
    .filter(([name, count]) => count > 0 || name === 'stored' || name === 'rejected')
    .map(([name, count]) => `${number(count)} ${name}`)
  const counted = `${dryRun ? 'Nothing is stored; it would be: ' : ''}${figures.join(', ')}.`
  return [
    status === 'refused' ? `Import ${id} was refused.` : `Import ${id}: ${counted}`,
    ...(detail ? [detail] : []),
    ...(problems && problems.total > 0 ? ['', tableOfProblems(problems)] : []),
  ].join('\n')
}

const tableOfProblems = ({ total, first }: NonNullable<ImportAnswer['problems']>): string => {
  const rows = first.slice(0, MOST_LINES)
  const more = total - rows.length
  const table = tableOf<ImportProblem>({
    heading: 'What is wrong',
    columns: [
      { head: 'Where', cell: whereOf, align: 'left' },
      { head: 'What', cell: ({ column, field }) => column ?? field ?? '', align: 'left' },
      { head: 'Reason', cell: ({ detail }) => detail, align: 'left' },
    ],
    rows,
  })
  return more > 0 ? `${table}  … and ${number(more)} more: --out FILE gives every row back with what is wrong` : table
}

const whereOf = ({ row, line, learner }: ImportProblem): string => {
  const place = row === undefined ? (line === undefined ? '' : `line ${line}`) : `row ${row}`
  return [place, learner].filter(Boolean).join(', ')
}
