import { describe, expect, it } from 'vitest'
import { onStandard } from '../../test/ilr/aims.ts'
import { paidBy, told } from '../../test/ilr/told.ts'

const plan = { LearnStartDate: '2019-09-02', LearnPlanEndDate: '2021-03-31' }
const aim = (fields: object) => onStandard({ ...plan, ...fields })
const ended = (status: string, outcome: string, more = {}) =>
  aim({ CompStatus: status, LearnActEndDate: '2021-03-01', Outcome: outcome, ...more })

describe('an end-point assessment', () => {
  it.each([
    [undefined, 'pass'],
    ['PA', 'pass'],
    ['ME', 'merit'],
    ['DS', 'distinction'],
    ['ds', 'distinction'],
    ['Z1', 'pass'],
  ])('achieved with grade %s is a %s, on the day of achievement', async (OutGrade, result) => {
    const { facts, data, problems } = await told([ended('2', '1', { AchDate: '2021-03-15', OutGrade })])
    expect(facts[1]).toBe('2021-03-15 epa')
    expect(data('epa')).toEqual({ result })
    expect(problems).toEqual([])
  })

  it('not achieved is a fail', async () => {
    expect((await told([ended('2', '3', { AchDate: '2021-03-15' })])).data('epa')).toEqual({ result: 'fail' })
  })

  it.each([
    ['2', '8'],
    ['1', '8'],
  ])('awaited (CompStatus %s, Outcome %s) is not said yet', async (status, outcome) => {
    const { facts, problems } = await told([ended(status, outcome)])
    expect(facts).toHaveLength(1)
    expect(problems).toEqual([])
  })

  it('without its day was on the last day of learning, as older files have it; since August 2021 that is told', async () => {
    expect(await told([ended('2', '1')])).toMatchObject({
      facts: expect.arrayContaining(['2021-03-01 epa']),
      problems: [],
    })
    const late = ended('2', '1', { LearnActEndDate: '2021-08-01' })
    expect(await told([late], { year: '2021-22' })).toMatchObject({
      facts: expect.arrayContaining(['2021-08-01 epa']),
      problems: ['AchDate taken'],
    })
  })
})

describe('leaving', () => {
  it.each([
    ['3', { reason: 'health' }],
    ['28', { reason: 'other' }],
    ['29', { reason: 'left-employer', initiatedBy: 'employer' }],
    ['42', { reason: 'academic', initiatedBy: 'hei' }],
    ['43', { reason: 'personal' }],
    ['44', { reason: 'personal' }],
    ['45', { reason: 'other' }],
    ['46', { reason: 'other', initiatedBy: 'hei' }],
    ['48', { reason: 'other' }],
    ['97', { reason: 'other' }],
    ['98', { reason: 'other' }],
    ['03', { reason: 'health' }],
  ])('for reason %s is a withdrawal %j', async (WithdrawReason, data) => {
    const { facts, problems, data: dataOf, moved } = await told([ended('3', '3', { WithdrawReason })])
    expect(facts[1]).toBe('2021-03-01 withdrawn')
    expect(dataOf('withdrawn')).toEqual(data)
    expect(problems).toEqual([])
    expect(moved).toBeUndefined()
  })

  it.each([
    ['2', 'provider'],
    ['7', 'intervention'],
    ['40', 'aim'],
    ['41', 'government'],
    ['47', 'merger'],
  ])('for reason %s is a move (%s), and no withdrawal', async (WithdrawReason, why) => {
    const { facts, moved, problems } = await told([ended('3', '3', { WithdrawReason })])
    expect(facts).toEqual(['2019-09-02 enrolled'])
    expect(moved).toEqual({ why, date: '2021-03-01' })
    expect(problems).toEqual([])
  })

  it.each([undefined, '55'])(
    'for reason %s is a withdrawal for another reason, which is told',
    async (WithdrawReason) => {
      const { data, problems } = await told([ended('3', '3', { WithdrawReason })])
      expect(data('withdrawn')).toEqual({ reason: 'other' })
      expect(problems).toEqual(['WithdrawReason taken'])
    },
  )
})

describe('a break', () => {
  const broken = aim({ CompStatus: '6', LearnActEndDate: '2020-01-10', Outcome: '3' })
  const back = { LearnStartDate: '2020-05-04', LearnPlanEndDate: '2021-09-30', OrigLearnStartDate: '2019-09-02' }

  it('that an earlier file told is over: the return is said where a pause was', async () => {
    const { programmes } = await told([onStandard(back, [['RES', '1']])])
    expect(programmes[0]?.slots).toMatchObject([
      { slot: 'enrolled' },
      { slot: 'resumed-2020-05-04', type: 'training.resumed', endsEarlierPause: true },
    ])
  })

  it('is what a withdrawal was from which the learner came back, which is told', async () => {
    const left = aim({ CompStatus: '3', LearnActEndDate: '2020-01-10', Outcome: '3', WithdrawReason: '44' })
    const { facts, problems } = await told([left, onStandard(back, [['RES', '1']])])
    expect(facts).toEqual(['2019-09-02 enrolled', '2020-01-10 paused', '2020-05-04 resumed'])
    expect(problems).toEqual(['CompStatus taken'])
  })

  it('whose restart names another first start is told, since the next file will have only that', async () => {
    const { facts, problems } = await told([broken, onStandard({ ...back, OrigLearnStartDate: '2019-09-01' })])
    expect(facts).toHaveLength(3)
    expect(problems).toEqual(['OrigLearnStartDate taken'])
  })

  it('of no day is none', async () => {
    const { facts, problems } = await told([broken, onStandard({ ...back, LearnStartDate: '2020-01-10' })])
    expect(facts).toEqual(['2019-09-02 enrolled'])
    expect(problems).toEqual([])
  })

  it('keeps its name whatever else a later file adds or corrects', async () => {
    const before = await told([broken])
    const after = await told([
      broken,
      onStandard({ ...back, CompStatus: '6', LearnActEndDate: '2020-08-03', Outcome: '3' }, [['RES', '1']]),
      onStandard({ ...back, LearnStartDate: '2020-11-02' }, [['RES', '1']]),
    ])
    const names = (of: typeof before) => of.programmes.flatMap(({ slots }) => slots.map(({ slot }) => slot))
    expect(names(after)).toEqual([...names(before), 'resumed-2020-05-04', 'paused-2020-08-03', 'resumed-2020-11-02'])
    expect(after.programmes[0]?.key).toBe(before.programmes[0]?.key)
  })
})

describe('an aim that contradicts itself', () => {
  it.each([
    ['no completion status', { CompStatus: undefined }, 'CompStatus'],
    ['a status that is none', { CompStatus: '4' }, 'CompStatus'],
    [
      'an end while it continues, off the exempt models',
      { FundModel: '81', LearnActEndDate: '2021-03-01' },
      'CompStatus',
    ],
    ['an outcome while it continues, off the exempt models', { FundModel: '81', Outcome: '1' }, 'CompStatus'],
    ['no end though completed', { CompStatus: '2', Outcome: '1' }, 'LearnActEndDate'],
    ['no end though withdrawn', { CompStatus: '3', WithdrawReason: '3' }, 'LearnActEndDate'],
    ['no outcome though completed', { CompStatus: '2', LearnActEndDate: '2021-03-01' }, 'Outcome'],
    ['an outcome of another kind', { CompStatus: '2', LearnActEndDate: '2021-03-01', Outcome: '2' }, 'Outcome'],
    ['a withdrawal that achieved', { CompStatus: '3', LearnActEndDate: '2021-03-01', Outcome: '1' }, 'Outcome'],
    ['a break with its result awaited', { CompStatus: '6', LearnActEndDate: '2021-03-01', Outcome: '8' }, 'Outcome'],
    ['an end before its start', { CompStatus: '6', LearnActEndDate: '2019-03-01', Outcome: '3' }, 'LearnActEndDate'],
    ['an end that is no date', { CompStatus: '6', LearnActEndDate: '01/03/2021', Outcome: '3' }, 'LearnActEndDate'],
    [
      'an end after the file was made',
      { CompStatus: '6', LearnActEndDate: '2022-01-01', Outcome: '3' },
      'LearnActEndDate',
    ],
    ['an achievement while it continues', { LearnActEndDate: '2021-03-01', AchDate: '2021-03-15' }, 'AchDate'],
    [
      'an achievement before its end',
      { CompStatus: '2', LearnActEndDate: '2021-03-01', Outcome: '1', AchDate: '2021-02-15' },
      'AchDate',
    ],
    [
      'a failing grade though achieved',
      { CompStatus: '2', LearnActEndDate: '2021-03-01', Outcome: '1', AchDate: '2021-03-15', OutGrade: 'FL' },
      'OutGrade',
    ],
  ])('by %s: its end is not said, in words', async (_, fields, field) => {
    const { facts, problems, details } = await told([aim(fields)])
    expect(facts).toEqual(['2019-09-02 enrolled'])
    expect(problems).toEqual([`${field} fact-left-out`])
    expect(details).toMatch(new RegExp(`^${field} .* How this aim ended is not taken.$`))
  })

  it.each([
    ['LearnActEndDate', { LearnActEndDate: '2021-02-29' }, /must be a date that exists/],
    ['AchDate', { AchDate: '2021-02-30' }, /must be a date that exists/],
    ['LearnActEndDate', { LearnActEndDate: '2021-07-16' }, /2021-07-16, after the day the file was made, 2021-07-15/],
    ['AchDate', { AchDate: '2021-07-16' }, /2021-07-16, after the day the file was made, 2021-07-15/],
  ])('by its %s: %j is told by what is wrong with the day', async (field, fields, words) => {
    const { facts, problems, details } = await told([ended('2', '1', fields)])
    expect(facts).toEqual(['2019-09-02 enrolled'])
    expect(problems).toEqual([`${field} fact-left-out`])
    expect(details).toMatch(words)
  })

  it('does not by ending on the day the file was made', async () => {
    const { facts, problems } = await told([ended('2', '1', { LearnActEndDate: '2021-07-15', AchDate: '2021-07-15' })])
    expect(facts[1]).toBe('2021-07-15 epa')
    expect(problems).toEqual([])
  })

  it('by a reason for leaving though it goes on: that is told', async () => {
    const { facts, problems } = await told([aim({ WithdrawReason: '3' })])
    expect(facts).toEqual(['2019-09-02 enrolled'])
    expect(problems).toEqual(['WithdrawReason taken'])
  })
})

describe('facts of one day', () => {
  it('come in the order of a training', async () => {
    const { programmes } = await told({
      aims: [
        onStandard({
          ...plan,
          LearnStartDate: '2019-09-02',
          CompStatus: '6',
          LearnActEndDate: '2019-09-02',
          Outcome: '3',
        }),
        onStandard(
          {
            ...plan,
            LearnStartDate: '2019-09-02',
            OrigLearnStartDate: '2019-09-02',
            CompStatus: '3',
            LearnActEndDate: '2019-09-02',
            Outcome: '3',
            WithdrawReason: '3',
          },
          [['RES', '1']],
        ),
      ],
      employments: [paidBy('2018-01-01', '154549452')],
    })
    const slots = programmes.flatMap((programme) => programme.slots)
    expect(slots.at(0)?.slot).toBe('enrolled')
    expect(slots.at(-1)?.slot).toBe('withdrawn')
    expect(slots.map(({ time }) => time)).toEqual(slots.map(({ time }) => time).toSorted())
  })
})
