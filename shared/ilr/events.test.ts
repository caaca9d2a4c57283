import { describe, expect, it } from 'vitest'
import { parseEvent } from '#events/envelope.ts'
import { onStandard } from '../../test/ilr/aims.ts'
import { mapping, UKPRN } from '../../test/ilr/generate.ts'
import { type StoryName, storyNames, tell } from '../../test/ilr/stories.ts'
import { PROGRAMME, paidBy, told, translated } from '../../test/ilr/told.ts'

const plan = { LearnStartDate: '2019-09-02', LearnPlanEndDate: '2021-03-31' }
const ended = (status: string, outcome: string, more = {}) =>
  onStandard({ ...plan, CompStatus: status, LearnActEndDate: '2021-03-01', Outcome: outcome, ...more })

describe('what becomes of a learner who', () => {
  it.each<[StoryName, readonly string[]]>([
    ['continuing', ['2019-09-01 enrolled', '2019-12-10 module-50104767']],
    ['pausedStill', ['2019-09-01 enrolled', '2020-01-29 paused']],
    ['cameBack', ['2019-09-01 enrolled', '2020-01-29 paused', '2020-04-08 resumed']],
    [
      'awaitsAssessment',
      ['2019-09-01 enrolled', '2019-12-10 module-50104767', '2020-02-08 module-60094837', '2020-04-08 module-60126334'],
    ],
    ['failedThenPassed', ['2019-09-01 enrolled', '2020-10-25 epa', '2021-02-02 epa']],
    ['distinction', ['2019-09-01 enrolled', '2021-02-02 epa']],
    ['withdrew', ['2019-09-01 enrolled', '2020-03-19 withdrawn']],
    ['moved', ['2019-09-01 enrolled']],
    ['changedEmployer', ['2019-09-01 enrolled', '2019-11-30 employer']],
    ['elsewhere', []],
  ])('is %s', async (name, facts) => {
    const { aims, changesEmployer } = tell(name, '2019-09-01')
    const employments = [
      paidBy('2018-01-01', '154549452'),
      ...(changesEmployer ? [paidBy(changesEmployer, '287654319')] : []),
    ]
    expect((await told({ aims, employments })).facts).toEqual(facts)
  })

  it('every story tells are events that Ladder takes', async () => {
    for (const name of storyNames)
      for (const { uln, programmes } of await translated([tell(name, '2019-09-01')]))
        for (const { slots } of programmes)
          for (const { slot: id, type, time, data } of slots) {
            const event = {
              specversion: '1.0',
              id,
              source: `/organisations/ukprn:${UKPRN}`,
              type,
              subject: uln,
              time,
              data,
            }
            expect(parseEvent(event, new Date('2026-01-01'))).toMatchObject({ ok: true })
          }
  })
})

describe('an enrolment', () => {
  it('has the cohort of its month, the employer at the start, and what the tables and the codes tell', async () => {
    const { data } = await told([onStandard(plan)])
    expect(data('enrolled')).toEqual({
      cohort: `${PROGRAMME}/2019-09`,
      employer: 'ods:RAA',
      entryBand: 3,
      funding: 'levy',
      guaranteedPost: false,
      setting: 'other',
      expectedEnd: '2021-03-31',
    })
  })

  it('has what the table of employers says beyond the code', async () => {
    const employer = {
      employer: 'ods:RZZ',
      setting: 'community',
      entryBand: 2,
      guaranteedPost: true,
      funding: 'other',
    } as const
    const { data } = await told([onStandard(plan)], { mapping: { ...mapping, employers: { 154549452: employer } } })
    expect(data('enrolled')).toMatchObject(employer)
  })

  it.each([
    [{ FundModel: '36' }, '1', 'levy'],
    [{ FundModel: '36' }, '2', 'co-investment'],
    [{ FundModel: '36' }, '9', 'other'],
    [{ FundModel: '81' }, '1', 'co-investment'],
    [{ FundModel: '99' }, '1', 'self-funded'],
    [{ FundModel: '35' }, '1', 'other'],
  ])('%j with contract %s is funded by %s', async (fields, contract, funding) => {
    const { data } = await told([onStandard({ ...plan, ...fields }, [['ACT', contract, '2019-09-02']])])
    expect(data('enrolled')).toMatchObject({ funding })
  })

  it('is funded by the contract that came first', async () => {
    const { data } = await told([
      onStandard(plan, [
        ['ACT', '1', '2020-05-01'],
        ['ACT', '2', '2019-09-02'],
      ]),
    ])
    expect(data('enrolled')).toMatchObject({ funding: 'co-investment' })
  })

  it('after a break is to end by the new planned end', async () => {
    const { data } = await told(tell('cameBack', '2019-09-01').aims)
    expect(data('enrolled')).toMatchObject({ expectedEnd: '2021-06-02', cohort: `${PROGRAMME}/2019-09` })
  })

  it('is on the programme that the table names, or on the only one that is open', async () => {
    const programmes = [{ id: PROGRAMME }, { id: `${UKPRN}/other` }]
    const open = await told([onStandard(plan)], { programmes })
    expect(open.problems).toEqual(['ProgType learner-left-out'])
    expect(open.details).toContain('which of them standard 102 is')
    const table = { ...mapping, programmes: [{ standard: '102', programme: `${UKPRN}/other` }] }
    const mapped = await told([onStandard(plan)], { programmes, mapping: table })
    expect(mapped.data('enrolled')).toMatchObject({ cohort: `${UKPRN}/other/2019-09` })
    expect((await told([onStandard(plan)], { programmes: [] })).problems).toEqual(['ProgType learner-left-out'])
  })

  it.each([
    ['a start that is no date', { LearnStartDate: '2019-02-30' }, 'LearnStartDate'],
    [
      'a start after the file was made',
      { LearnStartDate: '2021-09-01', LearnPlanEndDate: '2022-09-01' },
      'LearnStartDate',
    ],
    ['an original start after the start', { OrigLearnStartDate: '2019-10-01' }, 'OrigLearnStartDate'],
    ['an original start that is no date', { OrigLearnStartDate: 'May' }, 'OrigLearnStartDate'],
    ['no planned end', { LearnPlanEndDate: undefined }, 'LearnPlanEndDate'],
    ['a planned end before the start', { LearnPlanEndDate: '2018-03-31' }, 'LearnPlanEndDate'],
  ])('with %s is not said, in words', async (_, fields, field) => {
    const { facts, problems } = await told([onStandard({ ...plan, ...fields })])
    expect(facts).toEqual([])
    expect(problems).toEqual([`${field} learner-left-out`])
  })

  it('that is a restart whose first start nobody tells is not said', async () => {
    const { problems, details } = await told([onStandard(plan, [['RES', '1']])])
    expect(problems).toEqual(['OrigLearnStartDate learner-left-out'])
    expect(details).toContain('give OrigLearnStartDate')
  })
})

describe('the employer', () => {
  const employedBy = (...employments: Parameters<typeof paidBy>[]) =>
    told({ aims: [onStandard(plan)], employments: employments.map((args) => paidBy(...args)) })

  it('at the start is that of the last paid employment until then', async () => {
    const { data, facts } = await employedBy(['2018-01-01', '287654319'], ['2019-09-02', '154549452'])
    expect(data('enrolled')).toMatchObject({ employer: 'ods:RAA' })
    expect(facts).toHaveLength(1)
  })

  it('that is not in the table leaves the learner out, by its number and the way out', async () => {
    const { facts, details, problems } = await employedBy(['2018-01-01', '123456780'])
    expect(facts).toEqual([])
    expect(problems).toEqual(['EmpId learner-left-out'])
    expect(details).toMatch(/EmpId 123456780 is not in your table of employers.*check digit is wrong/)
  })

  it.each([
    ['999999999', /not known/],
    [undefined, /has no EmpId/],
    ['12345', /9 digits/],
    ['constructor', /9 digits/],
  ])('numbered %s leaves the learner out', async (number, words) => {
    expect((await employedBy(['2018-01-01', number])).details).toMatch(words)
  })

  it('that begins after the start is none at the start', async () => {
    const { details } = await employedBy(['2019-10-01', '154549452'])
    expect(details).toMatch(/no record of paid employment .* on or before the start, 2019-09-02/)
  })

  it('that changes is a transfer on its day, once for the same employer; one that is not in the table is told', async () => {
    const changes = await employedBy(
      ['2018-01-01', '154549452'],
      ['2020-01-06', '287654319'],
      ['2020-02-03', '287654319'],
      ['2020-03-02', '123456789'],
    )
    expect(changes.facts).toEqual(['2019-09-02 enrolled', '2020-01-06 employer'])
    expect(changes.data('employer-2020-01-06')).toEqual({ employer: 'ods:RBB' })
    expect(changes.problems).toEqual(['EmpId fact-left-out'])
  })

  it('by several records of one day is that of the last', async () => {
    const { facts, data } = await employedBy(
      ['2018-01-01', '154549452'],
      ['2020-01-06', '154549452'],
      ['2020-01-06', '287654319'],
    )
    expect(facts).toEqual(['2019-09-02 enrolled', '2020-01-06 employer'])
    expect(data('employer-2020-01-06')).toEqual({ employer: 'ods:RBB' })
  })

  const failed = ended('2', '3', { AchDate: '2021-03-15' })
  const passed = ended('2', '1', { AchDate: '2021-03-15' })
  const broken = ended('6', '3')
  it.each([
    ['before the end', '2021-03-14', true, passed],
    ['at the end', '2021-03-15', false, passed],
    ['after the end', '2021-04-01', false, passed],
    ['in a break', '2021-04-01', true, broken],
    ['after a failed assessment', '2021-04-01', true, failed],
    ['on the day the file was made', '2021-07-15', true, onStandard(plan)],
    ['after the day the file was made', '2021-07-16', false, onStandard(plan)],
  ])('that changes %s, on %s, is a transfer: %s', async (_, day, isTransfer, aim) => {
    const employments = [paidBy('2018-01-01', '154549452'), paidBy(day, '287654319')]
    const { facts } = await told({ aims: [aim], employments })
    expect(facts.includes(`${day} employer`)).toBe(isTransfer)
    const { facts: ofUndatedFile } = await told({ aims: [aim], employments }, { preparationDate: undefined })
    expect(ofUndatedFile.includes(`${day} employer`)).toBe(isTransfer || day > '2021-07-15')
  })
})

describe('coming back', () => {
  const broken = ended('6', '3', { LearnActEndDate: '2020-01-10' })
  const backOn = (LearnStartDate: string, more = {}) =>
    onStandard({ LearnStartDate, LearnPlanEndDate: '2022-09-30', ...more }, [['RES', '1']])

  it('from a break that the file tells is said whatever earlier files told, and needs no first start', async () => {
    const { programmes, problems } = await told([broken, backOn('2020-05-04')])
    expect(programmes[0]?.slots.at(-1)).toMatchObject({ slot: 'resumed-2020-05-04', type: 'training.resumed' })
    expect(programmes[0]?.slots.at(-1)).not.toHaveProperty('endsEarlierPause')
    expect(problems).toEqual([])
  })

  it.each([
    ['2021-07-15', '2021-07-15', true],
    ['2021-07-16', '2021-07-15', false],
    ['2021-07-16', undefined, true],
  ])('on %s has happened in a file of %s: %s', async (day, preparationDate, isSaid) => {
    const { facts } = await told([broken, backOn(day)], { preparationDate })
    expect(facts.includes(`${day} resumed`)).toBe(isSaid)
  })
})
