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
    expect(await startsOf(onStandard(broken), onStandard(back))).toEqual([['2019-09-02'], ['2020-05-04']])
  })

  it('start when the learner first did, though that spell is not in the file', async () => {
    const learner = await learnerWith(onStandard({ ...back, OrigLearnStartDate: '2019-09-02' }))
    const [programme] = programmesIn(learner).programmes
    expect(programme?.start).toBe('2019-09-02')
  })

  it('have the components of their own time', async () => {
    const once = onStandard({ ...broken, CompStatus: '3' })
    const again = onStandard(back)
    const learner = await learnerWith(
      once,
      again,
      component(once, 'AAAAAAAA', '2019-09-02', '2021-03-31'),
      component(again, 'BBBBBBBB', '2020-05-04', '2021-09-30'),
      component(onFramework({}), 'CCCCCCCC', '2020-05-04', '2021-09-30'),
    )
    const aims = programmesIn(learner).programmes.map(({ components }) => components.map((aim) => aim.LearnAimRef))
    expect(aims).toEqual([['AAAAAAAA'], ['BBBBBBBB']])
  })

  it('that overlap are told, and the later aim is not read, whichever apprenticeship it is on', async () => {
    for (const later of [onStandard(back, [['RES', '1']]), onFramework(back)]) {
      const { programmes, problems } = programmesIn(await learnerWith(onStandard(first), later))
      expect(programmes).toHaveLength(1)
      expect(problems).toMatchObject([{ field: 'LearnStartDate', effect: 'fact-left-out' }])
    }
  })

  it('with components only are told', async () => {
    const { programmes, problems } = programmesIn(
      await learnerWith(component(onStandard({}), 'AAAAAAAA', '2019-09-02', '2021-03-31')),
    )
    expect(programmes).toEqual([])
    expect(problems).toMatchObject([{ field: 'AimType', effect: 'learner-left-out' }])
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
