import { describe, expect, it } from 'vitest'
import { emptyIlrMapping } from '#events/ilr-mapping.ts'
import { madeUpUln, mapping } from '../../test/ilr/generate.ts'
import { employersFrom, isKnown } from './employers.ts'

const START = '2019-09-02'
const [RAA, RBB] = ['154549452', '287654319']

/** Who employed a learner, as day and employer: at the start, then after it. */
const employed = (
  records: readonly (readonly [from: string, number?: string, status?: string])[],
  tables = mapping,
) => {
  const employments = records.map(([DateEmpStatApp, EmpId, EmpStat = '10'], index) => ({
    line: 30 + index,
    EmpStat,
    DateEmpStatApp,
    ...(EmpId !== undefined && { EmpId }),
  }))
  const { atStart, later } = employersFrom({ line: 21, employments, deliveries: [] }, START, tables)
  const [first, ...others] = [atStart, ...later].map(({ from, line, employer }) => ({
    from,
    line,
    who: isKnown(employer) ? employer.employer : employer.unknown,
  }))
  return { first, others: others.map(({ from, who }) => `${from} ${who}`) }
}

describe('the employers of a learner', () => {
  it('come in the order of their days, in whichever order the file has them', () => {
    const { first, others } = employed([
      ['2020-03-02', RAA],
      ['2019-01-07', RAA],
      ['2020-01-06', RBB],
      ['2018-01-01', RBB],
    ])
    expect(first).toEqual({ from: '2019-01-07', line: 31, who: 'ods:RAA' })
    expect(others).toEqual(['2020-01-06 ods:RBB', '2020-03-02 ods:RAA'])
  })

  it.each([
    ['of no paid employment', [RBB, '11']],
    ['of an employment without its status', [RBB, '']],
  ] as const)('are not those %s', (_, record) => {
    const { first, others } = employed([
      ['2018-01-01', RAA],
      ['2019-01-07', ...record],
      ['2020-01-06', ...record],
    ])
    expect(first).toMatchObject({ from: '2018-01-01', who: 'ods:RAA' })
    expect(others).toEqual([])
  })

  it.each(['2019-02-30', '07/01/2019', ''])('are not those from "%s", which is no day', (from) => {
    expect(employed([[from, RBB]]).first).toMatchObject({ from: START, line: 21 })
    expect(
      employed([
        ['2018-01-01', RAA],
        [from, RBB],
      ]),
    ).toMatchObject({ first: { who: 'ods:RAA' }, others: [] })
  })

  it('are by the last record of a day; one of the very start is no later one', () => {
    const { first, others } = employed([
      [START, RBB],
      [START, RAA],
      ['2020-01-06', RAA],
      ['2020-01-06', RBB],
    ])
    expect(first).toMatchObject({ from: START, line: 31, who: 'ods:RAA' })
    expect(others).toEqual(['2020-01-06 ods:RBB'])
  })
})

describe('the number of an employer that is not in the table', () => {
  const why = (number: string) => employed([['2018-01-01', number]], emptyIlrMapping).first?.who

  it.each(['154549452', '287654311', '100000010'])('%s may be right, and is to be added', (number) => {
    expect(why(number)).toMatch(new RegExp(`^EmpId ${number} is not in your table of employers: .* ODS code\\.$`))
  })

  it.each(['154549451', '287654319', '100000070'])('%s has a wrong check digit, and is to be looked up', (number) => {
    expect(why(number)).toMatch(new RegExp(`${number} is not in your table of employers.*check digit is wrong`))
  })

  it.each(['A154549452', '154549452A', madeUpUln(1)])('is never told where it is not 9 digits', (number) => {
    expect(why(number)).toBe('EmpId must be 9 digits.')
  })
})
