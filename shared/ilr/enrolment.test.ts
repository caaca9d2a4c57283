import { describe, expect, it } from 'vitest'
import { emptyIlrMapping, type IlrMapping } from '#events/ilr-mapping.ts'
import { type Aim, onFramework, onStandard } from '../../test/ilr/aims.ts'
import { mapping, UKPRN } from '../../test/ilr/generate.ts'
import { PROGRAMME, told } from '../../test/ilr/told.ts'
import { mappedProgramme } from './enrolment.ts'
import type { Apprenticeship } from './programmes.ts'

const START = '2019-09-02'
const plan = { LearnStartDate: START, LearnPlanEndDate: '2021-03-31' }
const OTHER = `${UKPRN}/other`

describe('the table of programmes', () => {
  const framework = (code: string, progType: string, pathway: string) =>
    ({ framework: code, progType, pathway, programme: `${UKPRN}/${code}-${progType}-${pathway}` }) as const
  const standard = (code: string) => ({ standard: code, programme: `${UKPRN}/${code}` }) as const
  const table: IlrMapping = {
    ...emptyIlrMapping,
    programmes: [
      standard('103'),
      framework('603', '21', '1'),
      framework('602', '20', '1'),
      framework('602', '21', '2'),
      framework('602', '21', '1'),
      standard('102'),
    ],
  }

  it.each<[Apprenticeship, string | undefined]>([
    [{ kind: 'standard', standard: '102' }, `${UKPRN}/102`],
    [{ kind: 'framework', framework: '602', progType: '21', pathway: '1' }, `${UKPRN}/602-21-1`],
    [{ kind: 'standard', standard: '602' }, undefined],
    [{ kind: 'framework', framework: '102', progType: '21', pathway: '1' }, undefined],
  ])('says of %j by all of its codes that it is %s', (apprenticeship, programme) => {
    expect(mappedProgramme(apprenticeship, table)?.programme).toBe(programme)
  })
})

describe('the programme of an enrolment', () => {
  const named = { ...mapping, programmes: [{ standard: '102', programme: OTHER }] }
  const cohortOf = ({ data }: Awaited<ReturnType<typeof told>>) => data('enrolled')

  it('is the one that the table names, open or not, with the route it has there', async () => {
    const closed = await told([onStandard(plan)], { mapping: named, programmes: [{ id: PROGRAMME, route: 'diploma' }] })
    expect(cohortOf(closed)).toMatchObject({ cohort: `${OTHER}/2019-09` })
    expect(closed.problems).toEqual([])
    const padded = { ...mapping, programmes: [{ standard: '00102', programme: OTHER }] }
    expect(cohortOf(await told([onStandard(plan)], { mapping: padded }))).toMatchObject({ cohort: `${OTHER}/2019-09` })

    const programmes = [{ id: PROGRAMME } as const, { id: OTHER, route: 'diploma' } as const]
    const open = await told([onStandard(plan)], { mapping: named, programmes })
    expect(cohortOf(open)).toMatchObject({ cohort: `${OTHER}/2019-09` })
    expect(open.problems).toEqual(['ProgType taken'])
  })

  it('is wanting where none is open, or several and the table does not tell which', async () => {
    const none = await told([onFramework(plan)], { programmes: [] })
    expect(none.details).toMatch(/no programme open.*programme\.opened.*wait a minute/)
    const two = await told([onFramework(plan)], { mapping: named, programmes: [{ id: PROGRAMME }, { id: OTHER }] })
    expect(two.details).toMatch(/2 programmes open.*framework 602-21-1/)
    expect([none, two].map(({ problems }) => problems)).toEqual([
      ['ProgType learner-left-out'],
      ['ProgType learner-left-out'],
    ])
  })
})

describe('the days of an enrolment', () => {
  it.each([
    [
      'an original start that no calendar has',
      { OrigLearnStartDate: '2019-02-30' },
      /OrigLearnStartDate must be a date/,
    ],
    ['an original start after the start', { OrigLearnStartDate: '2019-09-03' }, /OrigLearnStartDate is after/],
    [
      'a start after the file was made',
      { LearnStartDate: '2021-07-16', LearnPlanEndDate: '2022-09-01' },
      /2021-07-16, is after the day the file was made/,
    ],
    ['no planned end', { LearnPlanEndDate: undefined }, /LearnPlanEndDate is missing or no date/],
    [
      'a planned end that no calendar has',
      { LearnPlanEndDate: '2021-02-29' },
      /LearnPlanEndDate is missing or no date/,
    ],
    ['a planned end before the start', { LearnPlanEndDate: '2019-09-01' }, /LearnPlanEndDate is before the start/],
  ])('with %s leave the learner out, in words', async (_, fields, words) => {
    const { facts, details } = await told([onStandard({ ...plan, ...fields })])
    expect(facts).toEqual([])
    expect(details).toMatch(words)
    expect(details).toMatch(/Until then nothing is said of this learner/)
  })

  it.each([
    ['a start on the day the file was made', { LearnStartDate: '2021-07-15', LearnPlanEndDate: '2022-09-01' }],
    ['a planned end on the day of the start', { LearnPlanEndDate: START }],
    ['an original start on the day of the start', { OrigLearnStartDate: START }],
  ])('with %s are right', async (_, fields) => {
    const { facts, problems } = await told([onStandard({ ...plan, ...fields })])
    expect(facts[0]).toMatch(/ enrolled$/)
    expect(problems).toEqual([])
  })
})

describe('the expected end of a learner who came back twice', () => {
  const spell = (from: string, more: Aim['fields']) =>
    onStandard(
      { LearnStartDate: from, ...(from !== START && { OrigLearnStartDate: START }), ...more },
      from === START ? [] : [['RES', '1']],
    )
  const broken = (on: string, planned?: string) => ({
    CompStatus: '6',
    LearnActEndDate: on,
    Outcome: '3',
    LearnPlanEndDate: planned,
  })
  const endingBy = (...planned: readonly (string | undefined)[]) =>
    told([
      spell(START, broken('2020-01-10', planned[0])),
      spell('2020-03-02', broken('2020-06-01', planned[1])),
      spell('2020-09-07', { LearnPlanEndDate: planned[2] }),
    ])

  it('is the planned end of the last programme aim, whatever the others have', async () => {
    expect((await endingBy('2021-03-31', '2021-06-30', '2021-12-31')).data('enrolled')).toMatchObject({
      expectedEnd: '2021-12-31',
    })
    expect((await endingBy(undefined, undefined, '2021-12-31')).data('enrolled')).toMatchObject({
      expectedEnd: '2021-12-31',
    })
  })

  it.each([undefined, '2018-12-31'])('is wanting where the last aim has %s, whatever the others have', async (last) => {
    const { facts, problems } = await endingBy('2021-03-31', '2021-06-30', last)
    expect(facts).toEqual([])
    expect(problems).toEqual(['LearnPlanEndDate learner-left-out'])
  })
})
