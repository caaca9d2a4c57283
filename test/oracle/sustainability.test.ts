import { describe, expect, it } from 'vitest'
import {
  awarded,
  CITY_DEGREE,
  DEGREE,
  enrolled,
  MET,
  places,
  rows,
  said,
  TRUST,
  told,
  total,
  voided,
} from './telling.ts'

describe('sustainability', () => {
  const four = ['ann', 'bob', 'cat', 'dan'].map((who) => enrolled({ who }))

  it('5 places, later 8, 4 enrolled: filled by half; voiding the 8: by 0.8', () => {
    const stated = [places(8, '2019-06-01'), places(5, '2019-05-01')]
    expect(total(told(...stated, ...four), 'sustainability')).toEqual({ places: 8, enrolled: 4, fillRate: 0.5 })
    const undone = voided('hee:england', 'e1', '2019-07-01', `${DEGREE}/2019-09`)
    expect(total(told(...stated, undone, ...four), 'sustainability')).toEqual({ places: 5, enrolled: 4, fillRate: 0.8 })
  })

  it('places are not known by employer: null, and so is the rate', () => {
    expect(rows(told(places(8, '2019-06-01'), ...four), 'sustainability', 'employer')).toEqual([
      { key: { employer: TRUST }, places: null, enrolled: 4, fillRate: null },
    ])
  })

  it('no places, no rate; a region with places only has its row', () => {
    const world = told(places(8, '2019-06-01', `${DEGREE}/2019-09`, 'Y56'), ...four)
    expect(rows(world, 'sustainability', 'cohort', 'region')).toMatchObject([
      { key: { cohort: `${DEGREE}/2019-09`, region: 'Y56' }, places: 8, enrolled: 0, fillRate: 0 },
      { key: { cohort: `${DEGREE}/2019-09`, region: 'Y62' }, places: 0, enrolled: 4, fillRate: null },
    ])
  })

  const intakes = (...sizes: readonly (readonly [string, number])[]) =>
    sizes.flatMap(([intake, size]) =>
      Array.from({ length: size }, (_, nth) => enrolled({ who: `${intake}-${nth}`, cohort: `${DEGREE}/${intake}` })),
    )

  it('intakes 8, 5, 4 of at least 3: trend -2 (of -3, -2, -1), 4 - 2 is below 3: at risk; spread √(13/3) ÷ 17/3', () => {
    const world = told(...intakes(['2018-09', 8], ['2019-09', 5], ['2020-09', 4], ['2021-09', 9]))
    const [row] = rows(world, 'sustainability', 'programme')
    expect(row).toMatchObject({ minimumIntake: 3, trend: -2, status: 'at-risk' })
    expect(row?.volatility).toBeCloseTo(Math.sqrt(13 / 3) / (17 / 3), 12)
    expect(row?.intakes).toContainEqual({ intake: '2021-09', places: 0, enrolled: 9 })
  })

  it('two intakes of 2 where 3 are needed: unviable, trend 0; closed: closed; a single intake of 3: viable, no trend', () => {
    const twice = intakes(['2019-09', 2], ['2020-09', 2])
    expect(rows(told(...twice), 'sustainability', 'programme')).toMatchObject([
      { trend: 0, volatility: 0, status: 'unviable' },
    ])
    const closing = said(MET, 'programme.closed', '2021-01-01', { reason: 'low-numbers' }, DEGREE)
    expect(rows(told(...twice, closing), 'sustainability', 'programme')).toMatchObject([{ status: 'closed' }])
    expect(rows(told(...intakes(['2020-09', 3])), 'sustainability', 'programme')).toMatchObject([
      { trend: null, volatility: null, status: 'viable' },
    ])
  })

  it('on 15 June 2021 the last 12 months begin on 16 June 2020: 2 of 3 new ones at one HEI, 1 completion, no leaver', () => {
    const lately = [
      enrolled({ who: 'old', at: '2020-06-15T23:59:59.999Z' }),
      enrolled({ who: 'new', at: '2020-06-16T00:00:00.000Z' }),
      enrolled({ who: 'now', at: '2021-06-15' }),
      enrolled({ who: 'city', at: '2021-01-15', cohort: `${CITY_DEGREE}/2021-01` }),
      awarded('2021-06-01', 'new'),
    ]
    expect(rows(told(...lately), 'sustainability', 'region')).toMatchObject([
      {
        key: { region: 'Y62' },
        programmesOpen: 2,
        heis: 2,
        largestHeiShare: 2 / 3,
        inPost: 0,
        leaversPerYear: 0,
        completionsPerYear: 1,
        yearsOfSupply: null,
      },
    ])
  })
})
