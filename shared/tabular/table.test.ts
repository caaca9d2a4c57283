import { describe, expect, it } from 'vitest'
import type { Column } from './columns.ts'
import { headerAt, type TableForm, tableRows } from './table.ts'

const column = (name: string, kind: Column['kind'] = 'text'): Column => ({ name, kind, values: [], says: '' })
const form: TableForm = {
  columns: [column('trainee'), column('status'), column('start-date', 'date')],
  aliases: { uln: 'trainee', gone: 'nothing' },
  ignored: ['surname'],
  needed: ['trainee', 'status'],
  mostRows: 3,
}
const rowsOf = (...records: readonly (readonly string[])[]) => tableRows(records, form)
const refusalOf = (...records: readonly (readonly string[])[]) => {
  try {
    rowsOf(...records)
  } catch (error) {
    return error
  }
  return undefined
}
const faultsOf = (...header: readonly string[]) => {
  const { faults } = refusalOf(header) as { faults: readonly { pointer: string; detail: string }[] }
  return faults.map(({ pointer, detail }) => `${pointer} ${detail}`)
}
const HEADER = ['trainee', 'status', 'start-date']

describe('the rows of a table', () => {
  it('have their values by column, and the number that a spreadsheet gives them', () => {
    expect(rowsOf(HEADER, ['A1', 'left', '1/4/2021'], ['A2', 'on-track', ''])).toEqual([
      { row: 2, values: { trainee: 'A1', status: 'left', 'start-date': '2021-04-01' }, faults: [] },
      { row: 3, values: { trainee: 'A2', status: 'on-track' }, faults: [] },
    ])
  })

  it('are those below the header that are neither blank nor a comment', () => {
    const rows = rowsOf([''], ['# June', 'x'], HEADER, ['', ' '], ['#', 'A0'], ['A1', '#left'], ['', 'A2', ''])
    expect(rows.map(({ row }) => row)).toEqual([6, 7])
    expect(rowsOf(HEADER)).toEqual([])
    expect(headerAt([[], [' '], ['#'], ['a#']])).toBe(3)
    expect(headerAt([[]])).toBe(-1)
  })

  it('may be in any order and under other names, some of them not read', () => {
    const [row] = rowsOf(['Surname', ' STATUS ', '', 'U.L.N.'], ['Jones', 'left', '', 'A1', ' '])
    expect(row).toEqual({ row: 2, values: { status: 'left', trainee: 'A1' }, faults: [] })
  })

  it('say which of their cells cannot be read', () => {
    const [row] = rowsOf(HEADER, ['A1', 'left', 'soon', ' ', 'x'])
    expect(row?.values).toEqual({ trainee: 'A1', status: 'left' })
    expect(row?.faults).toEqual([
      { column: 'start-date', detail: expect.stringContaining('must be a date') },
      { column: 'column 5', detail: expect.stringContaining('under no heading') },
    ])
  })

  it('are refused above the most that a table may have', () => {
    const rows = [1, 2, 3, 4].map((nth) => [`A${nth}`, 'left'])
    expect(rowsOf(HEADER, ...rows.slice(1))).toHaveLength(3)
    expect(refusalOf(HEADER, ...rows)).toMatchObject({
      code: 'too-large',
      message: 'The file has 4 rows, and 3 are the most: send it in parts',
    })
  })
})

describe('a header', () => {
  it('that is missing is said to be', () => {
    expect(refusalOf(['', ''])).toMatchObject({ code: 'malformed', message: expect.stringContaining('no header row') })
  })

  it('that names other columns, one twice, or not all that are needed is refused, with each of its faults', () => {
    expect(refusalOf(['trainee'])).toMatchObject({ code: 'invalid', message: expect.stringContaining('template') })
    expect(faultsOf('trainee', 'Band')).toEqual([
      '/columns/2 is none of trainee, status, start-date',
      '/columns/status is missing from the header row',
    ])
    expect(faultsOf('trainee', 'status', 'ULN')).toEqual(['/columns/3 is trainee for the second time: keep one'])
    expect(faultsOf('surname', 'start-date')).toEqual([
      '/columns/trainee is missing from the header row',
      '/columns/status is missing from the header row',
    ])
    // Another name for a column that the form does not have.
    expect(faultsOf('trainee', 'status', 'gone')).toEqual(['/columns/3 is none of trainee, status, start-date'])
  })
})
