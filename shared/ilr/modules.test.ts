import { describe, expect, it } from 'vitest'
import { type Aim, component, onStandard } from '../../test/ilr/aims.ts'
import { told } from '../../test/ilr/told.ts'

const [START, END] = ['2019-09-02', '2021-03-31']
const programme = onStandard({ LearnStartDate: START, LearnPlanEndDate: END })
const passed = (aim: string, on: string) => component(programme, aim, START, END, on)
const with_ = (fields: Aim['fields']): Aim => {
  const aim = passed('50104767', '2020-03-02')
  return { ...aim, fields: { ...aim.fields, ...fields } }
}
const enrolled = `${START} enrolled`

describe('a component aim', () => {
  it.each([
    ['2020-03-02', '2020-06-01'],
    ['2020-06-01', '2020-03-02'],
  ])('passed on %s and on %s is a module passed on the first of the two', async (one, other) => {
    const { facts } = await told([programme, passed('50104767', one), passed('50104767', other)])
    expect(facts).toEqual([enrolled, '2020-03-02 module-50104767'])
  })

  it('is passed on the day of achievement, and not yet where its result is awaited', async () => {
    expect((await told([programme, with_({ AchDate: '2020-04-01' })])).facts[1]).toBe('2020-04-01 module-50104767')
    const { facts, problems } = await told([programme, with_({ Outcome: '8' })])
    expect(facts).toEqual([enrolled])
    expect(problems).toEqual([])
  })

  it.each([
    ['was not achieved', { Outcome: '3', CompStatus: '2' }],
    ['was left without a reason', { Outcome: '3', CompStatus: '3' }],
    ['has an end that is no date', { Outcome: '3', LearnActEndDate: 'May' }],
  ])('that %s is no matter of Ladder', async (_, fields) => {
    const { facts, problems } = await told([programme, with_(fields)])
    expect(facts).toEqual([enrolled])
    expect(problems).toEqual([])
  })

  it.each([
    ['was withdrawn from', { CompStatus: '3', WithdrawReason: '3' }, 'Outcome'],
    ['has no end', { LearnActEndDate: undefined }, 'LearnActEndDate'],
  ])('that was achieved though it %s is not passed, in words', async (_, fields, field) => {
    const { facts, problems } = await told([programme, with_(fields)])
    expect(facts).toEqual([enrolled])
    expect(problems).toEqual([`${field} fact-left-out`])
  })

  it.each(['5010476', '501047670', '5010-767', undefined])('named %s is not passed, in words', async (LearnAimRef) => {
    const { facts, problems, details } = await told([programme, with_({ LearnAimRef })])
    expect(facts).toEqual([enrolled])
    expect(problems).toEqual(['LearnAimRef fact-left-out'])
    expect(details).toMatch(/8 letters and digits/)
  })

  it('that the table does not have is told by its name and by what to do', async () => {
    const { problems, details } = await told([programme, passed('UNKNOWN1', '2020-03-02')])
    expect(problems).toEqual(['LearnAimRef taken'])
    expect(details).toMatch(/UNKNOWN1 is not in your table of modules/)
  })
})
