import { describe, expect, it } from 'vitest'
import { Problem } from '../client/problem.ts'
import { errorsAt, gapsIn, hasAnswers, rowIn } from './answers.ts'
import type { Return } from './fields.ts'
import { faultOfFile } from './file-faults.ts'
import { summaryOf, wordOfFile } from './return-file.ts'
import { peopleIn, wordOf } from './return-form.ts'

const entry = { prefix: 'r0', trainee: 't_1' }
const form = (fields: Readonly<Record<string, string>>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(`r0-${name}`, value)
  return data
}

describe('an entry of the form', () => {
  it.each([
    ['nothing', {}, {}],
    ['empty fields', { status: '', 'start-month': ' ' }, {}],
    ['progress', { status: 'behind', offTheJobHours: ' 7.5 ' }, { status: 'behind', offTheJobHours: 7.5 }],
    ['what is no number', { offTheJobHours: 'many' }, { offTheJobHours: 'many' }],
    ['a date', { start: '5', 'start-month': '10', 'start-year': '2022' }, { start: '2022-10-05' }],
    ['half a date', { date: '5' }, { date: '-00-05' }],
    [
      'why a withdrawal',
      { status: 'withdrawn', withdrawalReason: 'academic' },
      { status: 'withdrawn', reason: 'academic' },
    ],
    ['why no post', { post: 'no', reason: 'no-vacancy' }, { reason: 'no-vacancy' }],
  ])('with %s is a row', (_, fields, answers) => {
    expect(rowIn(form(fields), entry)).toEqual({ trainee: 't_1', ...answers })
  })

  it.each([
    [{ post: 'no', reason: '' }, 'r0-reason'],
    [{ post: 'yes', band: '' }, 'r0-band'],
    [{ post: 'yes', band: '4' }, undefined],
    [{ post: 'no', reason: 'no-vacancy' }, undefined],
    [{ status: 'behind' }, undefined],
  ])('with %j has a gap at %s', (fields, field) => {
    expect(gapsIn(form(fields), [entry])[0]?.field).toBe(field)
  })

  it('has the errors of its row at the controls that it has', () => {
    const problem = new Problem({
      status: 422,
      title: 'Invalid',
      detail: 'Nothing was taken',
      errors: [
        { pointer: '/rows/1/reason', detail: 'is missing: say why, with one of a, b' },
        { pointer: '/rows/1/trainee', detail: 'says it twice' },
        { pointer: '/rows/9/status', detail: 'is odd' },
      ],
    })
    expect(errorsAt(problem, form({ status: 'withdrawn', withdrawalReason: '' }), [entry])).toEqual([
      { field: 'r0-withdrawalReason', text: 'Reason is missing: say why (t_1…)' },
      { field: 'r0-status', text: 'Trainee says it twice (t_1…)' },
      { text: 'Nothing was taken: is odd' },
    ])
  })
})

const asked = (...rows: object[]) => ({ round: '2022-10', rows }) as unknown as Return
const counts = { rows: 2, accepted: 1, unchanged: 1, rejected: 0, dropped: 0 }

describe('a return', () => {
  it('keeps the rows of a person together', () => {
    expect(
      peopleIn(asked({ trainee: 'a', module: '1' }, { trainee: 'b' }, { trainee: 'a', module: '2' })),
    ).toMatchObject([{ trainee: 'a', rows: [{ module: '1' }, { module: '2' }] }, { trainee: 'b' }])
  })

  it('says something only where a row answers', () => {
    expect(hasAnswers(asked({ trainee: 'a', asks: 'post', cohort: 'c', employer: 'e' }))).toBe(false)
    expect(hasAnswers(asked({ trainee: 'a', asks: 'post', band: 4 }))).toBe(true)
  })

  it.each([
    [
      counts,
      [{ trainee: 'a', status: 'behind' }, { trainee: 'b' }],
      'submitted',
      'What you said of 1 trainee is stored. 1 trainee is still to be answered about: you can come back to them.',
    ],
    [
      { ...counts, accepted: 0 },
      [
        { trainee: 'a', status: 'behind' },
        { trainee: 'b', status: 'left' },
      ],
      'late',
      'Nothing has changed since you last sent it. Everybody is answered about. It counts as late.',
    ],
  ] as const)('tells what was stored (%#)', (counts, rows, status, text) => {
    const both = asked({ trainee: 'a', asks: 'post' }, { trainee: 'b', asks: 'progress' }, { trainee: 'c' })
    expect(wordOf({ counts, status }, rows, both).text).toBe(text)
  })

  it('tells what became of a file', () => {
    expect(wordOfFile({ counts: { ...counts, rejected: 3, dropped: 1 }, status: 'late' })).toBe(
      '2 rows: 1 new or changed, 1 as before, 3 with a mistake. 1 trainee asked about and not in the file: shown as dropped until you send them. It counts as late.',
    )
  })

  it('lists the first mistakes of a file, and says how many more there are', () => {
    const faults = Array.from({ length: 12 }, (_, index) => ({ row: index + 2, column: 'status', detail: 'is odd' }))
    const listed = summaryOf(faults)
    expect(listed).toHaveLength(11)
    expect(listed[0]).toEqual({ field: 'fault-1', text: 'Row 2: status is odd' })
    expect(listed[10]).toEqual({ field: 'fault-11', text: 'And 2 more, in the table' })
  })
})

describe('a file that is chosen', () => {
  it.each([
    ['', '', 'Choose a file'],
    ['a.csv', '', 'a.csv is empty'],
    ['a.xlsx', 'x', /^a.xlsx is a workbook: .*CSV UTF-8/],
    ['a.csv', 'PK', /is a workbook/],
    ['a.pdf', 'x', 'a.pdf is of another kind: choose a file whose name ends in .csv'],
    ['a.csv', 'x'.repeat(1024 * 1024 + 1), 'a.csv is over 1 MB: send it in parts'],
    ['A.CSV', 'x', undefined],
  ])('named %j is told by what is wrong with it (%#)', async (name, content, fault) => {
    const found = await faultOfFile(new File([content], name), { types: ['csv'], most: 1 })
    if (fault instanceof RegExp) expect(found).toMatch(fault)
    else expect(found).toBe(fault)
  })
})
