import { describe, expect, it } from 'vitest'
import { component, onFramework, onStandard } from '../../test/ilr/aims.ts'
import { mapping, UKPRN } from '../../test/ilr/generate.ts'
import { tell } from '../../test/ilr/stories.ts'
import { PROGRAMME, told, translated } from '../../test/ilr/told.ts'

const plan = { LearnStartDate: '2019-09-02', LearnPlanEndDate: '2021-03-31' }
const ended = (status: string, outcome: string, more = {}) =>
  onStandard({ ...plan, CompStatus: status, LearnActEndDate: '2021-03-01', Outcome: outcome, ...more })

describe('modules', () => {
  const aim = onStandard(plan)
  it('have credits and level from the table; one that is not in it has none, which is told once for the file', async () => {
    const learner = {
      aims: [
        aim,
        component(aim, '50104767', '2019-09-02', '2020-03-31', '2020-03-02'),
        component(aim, 'UNKNOWN1', '2019-09-02', '2020-03-31', '2020-03-02'),
      ],
    }
    const [first, second] = await translated([learner, learner])
    const said = (first?.programmes[0]?.slots ?? [])
      .filter(({ type }) => type === 'module.passed')
      .map(({ data }) => data)
    expect(said).toEqual([
      { module: '50104767', credits: 20, level: 4, attempt: 1 },
      { module: 'UNKNOWN1', credits: 0, level: 5, attempt: 1 },
    ])
    expect(first?.problems).toMatchObject([{ field: 'LearnAimRef', effect: 'taken', once: 'LearnAimRef UNKNOWN1' }])
    expect(second?.problems).toEqual([])
  })

  it('are passed once, on the first day', async () => {
    const { facts } = await told([
      aim,
      component(aim, '50104767', '2019-09-02', '2020-03-31', '2020-06-01'),
      component(aim, '50104767', '2019-09-02', '2020-03-31', '2020-03-02'),
    ])
    expect(facts).toEqual(['2019-09-02 enrolled', '2020-03-02 module-50104767'])
  })
})

describe('the end-point assessment of a standard', () => {
  const fields = { ...plan, CompStatus: '2', LearnActEndDate: '2021-03-01', AchDate: '2021-03-15', Outcome: '1' }

  it.each(['DS', 'DI', 'di'])('of grade %s is a distinction', async (OutGrade) => {
    expect((await told([onStandard({ ...fields, OutGrade })])).data('epa')).toEqual({ result: 'distinction' })
  })

  it('that was failed and taken again has two results, each under its own name', async () => {
    const { programmes } = await told(tell('failedThenPassed', '2019-09-02').aims)
    const results = programmes.flatMap(({ slots }) => slots.filter(({ type }) => type === 'epa.completed'))
    expect(results.map(({ data }) => data)).toEqual([{ result: 'fail' }, { result: 'pass' }])
    expect(new Set(results.map(({ slot }) => slot)).size).toBe(2)
  })

  it('has its name by its day, so that a file with the retake alone takes nothing back', async () => {
    const first = { ...plan, CompStatus: '2', LearnActEndDate: '2020-10-20', Outcome: '3' }
    const retake = { ...fields, LearnStartDate: '2020-10-21', OrigLearnStartDate: plan.LearnStartDate }
    const slotsOf = async (...aims: Parameters<typeof told>[0][]) =>
      (await told(aims.flat() as Parameters<typeof told>[0])).programmes.flatMap(({ slots }) =>
        slots.flatMap(({ slot, type }) => (type === 'epa.completed' ? [slot] : [])),
      )
    expect(await slotsOf([onStandard(first)])).toEqual(['epa-2020-10-20'])
    expect(await slotsOf([onStandard(first), onStandard(retake)])).toEqual(['epa-2020-10-20', 'epa-2021-03-15'])
    expect(await slotsOf([onStandard(retake, [['RES', '1']])])).toEqual(['epa-2021-03-15'])
    // Failed and passed on one day, the last word counts.
    const sameDay = [
      { ...first, LearnActEndDate: '2021-03-15' },
      { ...retake, LearnStartDate: '2021-03-15', LearnActEndDate: '2021-03-15' },
    ]
    expect((await told(sameDay.map((aim) => onStandard(aim)))).data('epa')).toEqual({ result: 'pass' })
  })
})

describe('a framework', () => {
  const done = onFramework({ ...plan, CompStatus: '2', LearnActEndDate: '2021-03-01', Outcome: '1' })
  it.each([
    ['diploma', 'diploma'],
    ['foundation-degree', 'fdsc'],
    ['cert-he', 'cert-he'],
    ['dip-he', 'dip-he'],
  ] as const)('completed on a %s is an award of %s', async (route, award) => {
    const { data, problems } = await told([done], { programmes: [{ id: PROGRAMME, route }] })
    expect(data('award')).toEqual({ award })
    expect(problems).toEqual([])
  })

  it('on a programme whose route is not known is another award, and may well complete: so may a standard', async () => {
    const programmes = [{ id: PROGRAMME }]
    const [framework, standard] = [await told([done], { programmes }), await told([onStandard(plan)], { programmes })]
    expect(framework.data('award')).toEqual({ award: 'other' })
    expect([...framework.problems, ...standard.problems]).toEqual([])
  })

  it('is awarded as the table says', async () => {
    const framework = { framework: '602', progType: '21', pathway: '1', programme: PROGRAMME, award: 'dip-he' } as const
    const { data } = await told([done], { mapping: { ...mapping, programmes: [framework] } })
    expect(data('award')).toEqual({ award: 'dip-he' })
  })

  it('on a higher apprenticeship would never complete: that is told, as is a standard on any other route', async () => {
    expect((await told([done])).problems).toEqual(['ProgType taken'])
    const { problems } = await told([onStandard(plan)], { programmes: [{ id: PROGRAMME, route: 'diploma' }] })
    expect(problems).toEqual(['ProgType taken'])
  })

  it('completed but not achieved says nothing, in words', async () => {
    const { facts, problems } = await told([onFramework({ ...done.fields, Outcome: '3' })], {
      programmes: [{ id: PROGRAMME, route: 'diploma' }],
    })
    expect(facts).toEqual(['2019-09-02 enrolled'])
    expect(problems).toEqual(['Outcome fact-left-out'])
  })
})

it('a programme whose route completes otherwise is told once, and each such programme', async () => {
  const [diploma, apprenticeship] = [`${UKPRN}/diploma`, `${UKPRN}/apprenticeship`]
  const framework = { framework: '602', progType: '21', pathway: '1', programme: apprenticeship }
  const learners = [onStandard(plan), onFramework(plan), onStandard(plan)].map((aim) => ({ aims: [aim] }))
  const problems = await translated(learners, {
    mapping: { ...mapping, programmes: [{ standard: '102', programme: diploma }, framework] },
    programmes: [
      { id: diploma, route: 'diploma' },
      { id: apprenticeship, route: 'higher-apprenticeship' },
    ],
  })
  expect(problems.map((learner) => learner.problems.map(({ detail }) => detail.split(' ')[0]))).toEqual([
    [diploma],
    [apprenticeship],
    [],
  ])
})

describe('the day on which the last aim ended', () => {
  it.each<[string, ReturnType<typeof onStandard>[], string | undefined]>([
    ['a break', [ended('6', '3')], '2021-03-01'],
    ['a withdrawal', [ended('3', '3', { WithdrawReason: '3' })], '2021-03-01'],
    ['a move to another provider', [ended('3', '3', { WithdrawReason: '2' })], '2021-03-01'],
    ['a pass', [ended('2', '1', { AchDate: '2021-03-15' })], '2021-03-15'],
    ['a fail', [ended('2', '3')], '2021-03-01'],
    ['nothing while an aim goes on', [onStandard(plan)], undefined],
    ['nothing while a result is awaited', [ended('2', '8')], undefined],
    [
      'nothing while a retake goes on',
      [ended('2', '3'), onStandard({ ...plan, LearnStartDate: '2021-03-02', OrigLearnStartDate: plan.LearnStartDate })],
      undefined,
    ],
  ])('is that of %s', async (_, aims, closed) => {
    expect((await told(aims)).closed).toBe(closed)
  })
})
