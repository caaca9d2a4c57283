import { describe, expect, it } from 'vitest'
import { countsInWords, type Import, importResult, joined, progressOf, standingOf } from './result.ts'

const counts = { stored: 0, duplicate: 0, rejected: 0, voided: 0, skipped: 0, dropped: 0 }
const done = { status: 'done' as const, dryRun: false, problems: { total: 0, first: [] }, counts }

describe('an import', () => {
  it.each([
    [{ counts, holds: 'events', dryRun: false }, ['There was nothing in it to store']],
    [
      { counts: { ...counts, stored: 1, rejected: 2 }, holds: 'events', dryRun: false },
      ['1 event is stored as new', '2 rows are not taken'],
    ],
    [
      { counts: { ...counts, stored: 3, dropped: 1 }, holds: 'ilr', dryRun: true },
      ['3 facts would be stored as new or changed', '1 learner of your last file is not in this one'],
    ],
  ] as const)('says its counts (%#)', (one, words) => {
    expect(countsInWords(one)).toEqual(words)
  })

  it.each([
    [done, 'Read: nothing was new'],
    [{ ...done, counts: { ...counts, stored: 1 } }, 'Stored'],
    [{ ...done, counts: { ...counts, stored: 1 }, problems: { total: 1, first: [] } }, 'Stored, with 1 problem'],
    [{ ...done, dryRun: true }, 'Checked: nothing is stored yet'],
    [{ ...done, status: 'refused' as const }, 'Not taken: nothing of it is stored'],
  ])('has a heading (%#)', (one, heading) => {
    expect(standingOf(one)).toBe(heading)
  })

  it('says how far it is, of an empty file too', () => {
    const progress = { bytes: 50, of: 200, rows: 1 }
    expect(progressOf({ status: 'running', progress })).toBe('25 % read, 1 row or learner so far.')
    expect(progressOf({ status: 'running', progress: { ...progress, of: 0 } })).toContain('0 % read')
  })

  it('lists its problems by row, and says that there are more', () => {
    const problems = { total: 300, first: [{ row: 2, column: 'time', detail: 'is odd' }, { detail: 'is no table' }] }
    const { markup } = importResult({
      ...done,
      problems,
      name: 'a.csv',
      sent: '2022-01-01T00:00:00Z',
      holds: 'events',
    } as unknown as Import)
    expect(markup).toContain('The first 2 of them')
    expect(markup).toContain('>All</th>')
  })
})

it('puts the parts of a table together under one header', () => {
  expect(joined(['a,b\r\n1,2\r\n', 'a,b\r\n3,4\r\n', '5,6\r\n'])).toBe('a,b\r\n1,2\r\n3,4\r\n5,6\r\n')
})
