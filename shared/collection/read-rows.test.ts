import { describe, expect, it } from 'vitest'
import { kinds } from '#events/identifiers.ts'
import { ulnFrom } from '#events/uln.ts'
import { tableRows } from '../tabular/table.ts'
import { type AskedKind, isAskedKind, readRow, returnForm } from './read-rows.ts'

const uln = ulnFrom('100000004') ?? ''
const another = ulnFrom('100000010') ?? ''
const references = new Map([
  [uln, 't_ann'],
  [another, 't_bea'],
])
const referenceOf = (uln: string) => references.get(uln) ?? 'not a ULN'
const read = (values: object, faults: { column: string; detail: string }[] = [], kind: AskedKind = 'employer') =>
  readRow(kind, { row: 7, values: { ...values }, faults }, referenceOf)

it('returns ask HEIs and employers', () => {
  expect(kinds.filter(isAskedKind)).toEqual(['hei', 'employer'])
})

describe('a return as a file', () => {
  const valuesIn = (kind: AskedKind, header: readonly string[], cells: readonly string[]) =>
    tableRows([header, cells], returnForm(kind)).map(({ values }) => values)

  it.each(['Trainee', 'ULN', 'Ref', 'Reference', 'Learner'])('may name its trainees under %s', (name) => {
    expect(valuesIn('hei', [name, 'Module'], ['t_ann', 'A'])).toEqual([{ trainee: 't_ann', module: 'A' }])
  })

  it('may have the columns of a post under their longer names', () => {
    const header = ['trainee', 'Post band', 'post_start']
    expect(valuesIn('employer', header, ['t_ann', '4', '1/4/2021'])).toEqual([
      { trainee: 't_ann', band: 4, start: '2021-04-01' },
    ])
    expect(() => valuesIn('hei', header, ['t_ann', '4', ''])).toThrow()
  })

  it('may be sent again with what became of it, and must say whom it is about', () => {
    expect(valuesIn('hei', ['trainee', 'Result', 'Problem'], ['t_ann', 'rejected', 'x'])).toEqual([
      { trainee: 't_ann' },
    ])
    expect(() => valuesIn('hei', ['status'], ['paused'])).toThrow(
      expect.objectContaining({ faults: [expect.objectContaining({ pointer: '/columns/trainee' })] }),
    )
  })
})

describe('who a row is about', () => {
  const written = [uln, `  ${uln} `, `${uln.slice(0, 3)} ${uln.slice(3, 6)}-${uln.slice(6)}`, `${uln}.0`, `${uln}.00`]

  it.each(written.map((text) => [text.replaceAll(/\d/g, '9'), text]))('is read off %s', (_, text) => {
    const row = read({ trainee: text, status: 'on-track' })
    expect(row).toStrictEqual({
      row: 7,
      trainee: 't_ann',
      value: { trainee: 't_ann', status: 'on-track' },
      faults: [],
    })
  })

  it("is Ladder's reference as it is, whatever its end looks like", () => {
    const trainee = `t_${'a'.repeat(16)}${'2'.repeat(10)}`
    expect(read({ trainee: ` ${trainee}` })).toStrictEqual({ row: 7, trainee, value: { trainee }, faults: [] })
  })

  it.each([
    ['a digit too many', `${uln}1.0`],
    ['other decimals', `${uln}.05`],
    ['a wrong check digit', `${uln.slice(0, 9)}${(Number(uln[9]) + 1) % 10}`],
    ['a number', Number(uln)],
    ['a yes', true],
  ])('is not told by %s', (_, trainee) => {
    expect(read({ trainee, status: 'on-track' })).toStrictEqual({
      row: 7,
      faults: [{ column: 'trainee', detail: expect.any(String) }],
    })
  })

  it('is missing where nobody is named', () => {
    expect(read({ status: 'on-track' })).toStrictEqual({
      row: 7,
      faults: [{ column: 'trainee', detail: 'is missing' }],
    })
  })
})

describe('a row', () => {
  it('with a fault has all of them by column, its trainee, and nothing that could be taken', () => {
    expect(read({ trainee: uln, status: 'fine', offTheJobHours: 'ten', postcode: 'A1' })).toStrictEqual({
      row: 7,
      trainee: 't_ann',
      faults: ['status', 'offTheJobHours', 'postcode'].map((column) => ({ column, detail: expect.any(String) })),
    })
  })

  it('with a cell that could not be read is told so once, and of its other faults', () => {
    const unread = { column: 'start', detail: 'must be a date' }
    expect(read({ trainee: uln }, [unread])).toStrictEqual({ row: 7, trainee: 't_ann', faults: [unread] })
    const nameless = { column: 'trainee', detail: 'holds an error' }
    expect(read({ band: 10 }, [nameless]).faults).toEqual([
      nameless,
      { column: 'band', detail: expect.stringContaining('1 to 9') },
    ])
  })

  it("is read as its sender's kind has it", () => {
    const cells = { trainee: uln, module: 'A', credits: 20, level: 4 }
    expect(read(cells, [], 'hei').value).toEqual({ ...cells, trainee: 't_ann' })
    expect(read(cells).faults.map(({ column }) => column)).toEqual(['module', 'credits', 'level'])
  })

  it("has nobody's ULN left in its texts, and nothing of what is there to be read only", () => {
    const context = { cohort: `10000011/ap/2020-09`, employer: `Ward of ${another}`, asks: uln }
    const cells = { offTheJobHours: 120.5, band: 4, start: '2021-03-01' }
    expect(read({ trainee: uln, ...context, ...cells, role: `${another}, with ${uln}` }).value).toEqual({
      trainee: 't_ann',
      ...cells,
      role: 't_bea, with t_ann',
    })
  })
})
