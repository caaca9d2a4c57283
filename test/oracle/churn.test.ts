import { describe, expect, it } from 'vitest'
import { awarded, DEGREE, enrolled, MET, passed, rows, said, told, total, withdrew } from './telling.ts'

describe('churn', () => {
  it('of 4 one withdrew in month 2 and one completed in month 20: survival 1, 1, 3/4, then 3/4', () => {
    const world = told(
      ...['ann', 'bob', 'cat', 'dan'].map((who) => enrolled({ who })),
      withdrew('2019-11-30'),
      awarded('2021-05-31', 'bob'),
    )
    const { retention, ...measures } = total(world, 'churn') as { retention: unknown[] }
    expect(measures).toMatchObject({
      enrolled: 4,
      active: 2,
      withdrawn: 1,
      completed: 1,
      completedOnTime: 1,
      withdrawalRate: 0.25,
    })
    expect(retention).toHaveLength(22)
    expect(retention.slice(0, 4)).toEqual([
      { month: 0, atRisk: 4, withdrawn: 0, survival: 1 },
      { month: 1, atRisk: 4, withdrawn: 0, survival: 1 },
      { month: 2, atRisk: 4, withdrawn: 1, survival: 0.75 },
      { month: 3, atRisk: 3, withdrawn: 0, survival: 0.75 },
    ])
    expect(retention.slice(-2)).toMatchObject([
      { month: 20, atRisk: 3 },
      { month: 21, atRisk: 2 },
    ])
  })

  it('expected by yesterday: one on time, one late, one open, one due only today: attrition 2 of 3', () => {
    const due = ['ann', 'bob', 'cat'].map((who) => enrolled({ who, expectedEnd: '2021-06-14' }))
    const today = enrolled({ who: 'dan', expectedEnd: '2021-06-15' })
    const ends = [awarded('2021-06-14T23:59:59.999Z', 'ann'), awarded('2021-06-15T00:00:00.000Z', 'bob')]
    expect(total(told(...due, today, ...ends), 'churn')).toMatchObject({ completedOnTime: 1, pathwayAttrition: 2 / 3 })
  })

  it('moved to the next cohort: enrolled 2, one out, one in, 20 + 30 credits, a module twice counted once in each', () => {
    const moved = said(MET, 'trainee.transferred', '2020-03-01', { cohort: `${DEGREE}/2020-09` })
    const passes = [passed('M1', '2020-01-01'), passed('M1', '2020-01-02'), passed('M1', '2020-10-01', 30)]
    const measures = { enrolled: 2, active: 1, transferredOut: 1, transferredIn: 1, creditsEarned: 50 }
    expect(total(told(enrolled(), moved, ...passes), 'churn')).toMatchObject(measures)
  })

  it('nobody: counts 0, rates null, no months', () => {
    const nobody = { enrolled: 0, withdrawalRate: null, pathwayAttrition: null, retention: [] }
    expect(total(told(), 'churn')).toMatchObject(nobody)
    expect(rows(told(), 'churn', 'region')).toEqual([])
  })

  it('found stalled since the last module: 1; a module since then, or paused: 0', () => {
    const cohort = `${DEGREE}/2019-09`
    const found = said('ladder', 'training.stalled', '2021-05-01', { cohort, since: '2021-01-20' })
    const sweep = { ...found, source: '/ladder' }
    const before = [enrolled(), passed('M1', '2021-01-20'), sweep]
    expect(total(told(...before), 'churn')).toMatchObject({ stalled: 1 })
    expect(total(told(...before, passed('M2', '2021-04-30')), 'churn')).toMatchObject({ stalled: 0 })
    expect(total(told(...before, said(MET, 'training.paused', '2021-05-02', {})), 'churn')).toMatchObject({
      stalled: 0,
    })
  })
})
