import { describe, expect, it } from 'vitest'
import { type Aim, component, onFramework, onStandard, standAlone } from '../../test/ilr/aims.ts'
import { UKPRN } from '../../test/ilr/generate.ts'
import { fileOf, reading } from '../../test/ilr/told.ts'
import { keyOf } from './key.ts'
import { apprenticeshipsOf, programmesIn } from './programmes.ts'
import type { Learner } from './record.ts'

const learnerWith = async (...aims: Aim[]): Promise<Learner> => {
  const { parts } = await reading(fileOf([{ aims, reference: 'ab 1' }]))
  const [learner] = parts.flatMap((part) => (part.kind === 'learner' ? part.learner : []))
  if (!learner) throw new Error('no learner')
  return learner
}
const first = { LearnStartDate: '2019-09-02', LearnPlanEndDate: '2021-03-31' }
const broken = { ...first, CompStatus: '6', LearnActEndDate: '2020-01-10', Outcome: '3' }
const back = { LearnStartDate: '2020-05-04', LearnPlanEndDate: '2021-09-30' }
const startsOf = async (...aims: Aim[]) =>
  programmesIn(await learnerWith(...aims)).programmes.map(({ spells }) =>
    spells.map(({ LearnStartDate }) => LearnStartDate),
  )

describe('the programmes of a learner', () => {
  it('are those on the standard and the framework of assistant practitioners, and no other', async () => {
    const other = onStandard({ ...first, StdCode: '103' })
    const pathway = onFramework({ ...first, PwayCode: '2' })
    expect(await startsOf(standAlone('2019-09-02', '2020-07-01'), other, pathway)).toEqual([])
    expect(await startsOf(onStandard(first))).toEqual([['2019-09-02']])
    expect(await startsOf(onFramework(first))).toEqual([['2019-09-02']])
    expect(await startsOf(onStandard({ ...first, StdCode: '00102' }))).toEqual([['2019-09-02']])
  })

  it.each([
    ['a standard under a programme type that is none', onStandard({ ...first, ProgType: '24' })],
    ['a framework at another level', onFramework({ ...first, ProgType: '20' })],
    ['a code that is no number', onStandard({ ...first, StdCode: '0x66' })],
    ['a code with a point in it', onStandard({ ...first, StdCode: '102.0' })],
    ['no code', onStandard({ ...first, StdCode: undefined })],
  ])('are none on %s', async (_, aim) => {
    expect(programmesIn(await learnerWith(aim))).toEqual({ programmes: [], problems: [] })
  })

  it('may be asked for on other standards and frameworks', async () => {
    const learner = await learnerWith(onStandard({ ...first, StdCode: '103' }))
    expect(programmesIn(learner, [{ kind: 'standard', standard: '103' }]).programmes).toHaveLength(1)
    expect([...apprenticeshipsOf(learner)]).toEqual(['standard 103'])
  })

  it('join a break and the restart after it, by RES or by the original start, in whichever order they stand', async () => {
    const byMark = onStandard(back, [['RES', '1']])
    const byStart = onStandard({ ...back, OrigLearnStartDate: '2019-09-02' })
    for (const restart of [byMark, byStart])
      expect(await startsOf(restart, onStandard(broken))).toEqual([['2019-09-02', '2020-05-04']])
  })

  it('are two where the second start is no restart', async () => {
    const two = [['2019-09-02'], ['2020-05-04']]
    expect(await startsOf(onStandard(broken), onStandard(back))).toEqual(two)
    expect(await startsOf(onStandard(broken), onStandard(back, [['RES', '2']]))).toEqual(two)
  })

  it('have their aims in the order of the days, and those of one day in the order of their numbers', async () => {
    const numbersOf = async (...aims: Aim[]) => {
      const { programmes, problems } = programmesIn(await learnerWith(...aims))
      expect(problems).toEqual([])
      return programmes.flatMap(({ spells }) => spells.map(({ AimSeqNumber }) => AimSeqNumber))
    }
    const early = onStandard({ ...broken, AimSeqNumber: '2' })
    const late = onStandard({ ...back, AimSeqNumber: '1' }, [['RES', '1']])
    expect(await numbersOf(early, late)).toEqual(['2', '1'])
    expect(await numbersOf(late, early)).toEqual(['2', '1'])
    const closedAtOnce = onStandard({ ...broken, LearnActEndDate: first.LearnStartDate, AimSeqNumber: '9' })
    const goingOn = onStandard({ ...first, AimSeqNumber: '10' }, [['RES', '1']])
    expect(await numbersOf(goingOn, closedAtOnce)).toEqual(['9', '10'])
    expect(await numbersOf(closedAtOnce, goingOn)).toEqual(['9', '10'])
  })

  it.each(['2019-02-30', '02/09/2019', undefined])('do not begin with an aim of %s, which is told', async (day) => {
    const wrong = onStandard({ ...first, LearnStartDate: day })
    const beside = programmesIn(await learnerWith(wrong, onStandard(back)))
    expect(beside.programmes.map(({ start }) => start)).toEqual(['2020-05-04'])
    expect(beside.problems).toMatchObject([{ field: 'LearnStartDate', effect: 'fact-left-out' }])
    const alone = programmesIn(await learnerWith(wrong, component(wrong, 'AAAAAAAA', '2019-09-02', '2021-03-31')))
    expect(alone.programmes).toEqual([])
    expect(alone.problems).toMatchObject([{ field: 'LearnStartDate', effect: 'learner-left-out' }])
  })

  it('start when the learner first did, though that spell is not in the file', async () => {
    const learner = await learnerWith(onStandard({ ...back, OrigLearnStartDate: '2019-09-02' }))
    const [programme] = programmesIn(learner).programmes
    expect(programme?.start).toBe('2019-09-02')
  })

  it('have the components of their own time', async () => {
    const once = onStandard({ ...broken, CompStatus: '3' })
    const again = onStandard(back)
    const ofNoDay = component(once, 'DDDDDDDD', '2019-09-02', '2021-03-31')
    const learner = await learnerWith(
      once,
      again,
      { fields: { ...ofNoDay.fields, LearnStartDate: undefined } },
      component(once, 'AAAAAAAA', '2019-09-02', '2021-03-31'),
      component(again, 'BBBBBBBB', '2020-05-04', '2021-09-30'),
      component(onFramework({}), 'CCCCCCCC', '2020-05-04', '2021-09-30'),
    )
    const aims = programmesIn(learner).programmes.map(({ components }) => components.map((aim) => aim.LearnAimRef))
    expect(aims).toEqual([['AAAAAAAA'], ['BBBBBBBB']])
  })

  it('have no component that began before them, and where that was passed it is told', async () => {
    const aim = onStandard(first)
    const early = component(aim, 'AAAAAAAA', '2019-09-01', '2021-03-31', '2020-03-02')
    const undated = { fields: { ...early.fields, LearnStartDate: undefined } }
    for (const outside of [early, undated]) {
      const { programmes, problems } = programmesIn(await learnerWith(aim, outside))
      expect(programmes).toMatchObject([{ components: [] }])
      expect(problems).toMatchObject([{ field: 'LearnStartDate', effect: 'fact-left-out' }])
    }
    const goesOn = component(aim, 'AAAAAAAA', '2019-09-01', '2021-03-31')
    expect(programmesIn(await learnerWith(aim, goesOn)).problems).toEqual([])
  })

  it('that overlap are told, and the later aim is not read, whichever apprenticeship it is on', async () => {
    for (const later of [onStandard(back, [['RES', '1']]), onFramework(back)]) {
      const { programmes, problems } = programmesIn(await learnerWith(onStandard(first), later))
      expect(programmes).toHaveLength(1)
      expect(problems).toMatchObject([{ field: 'LearnStartDate', effect: 'fact-left-out' }])
    }
  })

  it('beside components of another are read, and that is told', async () => {
    const learner = await learnerWith(
      onFramework(first),
      component(onStandard({}), 'AAAAAAAA', '2019-09-02', '2021-03-31'),
    )
    const { programmes, problems } = programmesIn(learner)
    expect(programmes).toHaveLength(1)
    expect(problems).toMatchObject([{ field: 'AimType', effect: 'fact-left-out' }])
  })

  it('with components only are told', async () => {
    const { programmes, problems } = programmesIn(
      await learnerWith(component(onStandard({}), 'AAAAAAAA', '2019-09-02', '2021-03-31')),
    )
    expect(programmes).toEqual([])
    expect(problems).toMatchObject([{ field: 'AimType', effect: 'learner-left-out' }])
  })
})

describe('the apprenticeships of a learner', () => {
  it('are named by the programme aims, whether wanted or not, each once', async () => {
    const gardener = onStandard({ StdCode: '225' })
    const learner = await learnerWith(
      gardener,
      gardener,
      onFramework({ FworkCode: '490', PwayCode: '2' }),
      component(onStandard({ StdCode: '300' }), 'AAAAAAAA', '2019-09-02', '2021-03-31'),
      standAlone('2019-09-02', '2020-07-01'),
    )
    expect([...apprenticeshipsOf(learner)]).toEqual(['standard 225', 'framework 490-21-2'])
  })

  it.each([
    { StdCode: undefined },
    { StdCode: '123456' },
    { StdCode: 'X102' },
    { StdCode: '102X' },
    { ProgType: undefined },
    { ProgType: '21', FworkCode: '602' },
    { ProgType: '21', PwayCode: '1' },
    { ProgType: '21', FworkCode: '602', PwayCode: 'X1' },
  ])('have no name made up from what is no code: %o', async (fields) => {
    expect([...apprenticeshipsOf(await learnerWith(onStandard(fields)))]).toEqual([])
  })
})

describe('the key of a programme', () => {
  const keyIn = async (...aims: Aim[]) => {
    const learner = await learnerWith(...aims)
    return programmesIn(learner).programmes.map((programme) => keyOf(UKPRN, learner, programme))
  }

  it('is the provider, the learner, the apprenticeship and the first start', async () => {
    expect(await keyIn(onStandard(first))).toEqual([`${UKPRN}/AB 1/25/102/2019-09-02`])
    expect(await keyIn(onFramework(first))).toEqual([`${UKPRN}/AB 1/21/602/1/2019-09-02`])
  })

  it('stays the same through breaks, restarts and corrections of what came after', async () => {
    const restart = onStandard({ ...back, OrigLearnStartDate: '2019-09-02' }, [['RES', '1']])
    const [key] = await keyIn(onStandard(first))
    for (const aims of [[onStandard(broken)], [onStandard(broken), restart], [restart]])
      expect(await keyIn(...aims)).toEqual([key])
  })
})
