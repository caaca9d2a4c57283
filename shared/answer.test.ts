import { describe, expect, it } from 'vitest'
import type { Slice } from '#events/slices.ts'
import type { CubeRow, Register } from './aggregates/rows.ts'
import { answer } from './answer.ts'
import { type Disclosure, exact, rounded } from './disclosure.ts'
import type { Query } from './plan.ts'
import type { Programme } from './programme.ts'

const TODAY = '2021-06-15'
const AP = '10000011/ap'
const OTHER = '10000022/ap'

const programme = (id: string, changes: Partial<Programme> = {}): Programme => ({
  id,
  title: 'AP',
  route: 'dip-he',
  specialism: 'generic',
  minimumIntake: 3,
  opened: '2016-01-01T09:00:00.000Z',
  ...changes,
})
const registerOf = (...programmes: readonly Programme[]): Register => ({
  programme: (id) => programmes.find((each) => each.id === id),
  icbOf: (employer) => (employer === 'ods:RAA' ? 'QOP' : undefined),
})
const open = registerOf(programme(AP), programme(OTHER, { route: 'cert-he', specialism: 'radiography' }))

const row = (place: CubeRow['place'], counters: CubeRow['counters']): CubeRow => ({ place, counters })
const intake = (month: string, enrolled: number, counters: CubeRow['counters'] = {}, of = AP): CubeRow =>
  row({ region: 'Y62', cohort: `${of}/${month}` }, { enrolled, ...counters })

type Asked = Partial<Query> & { readonly register?: Register; readonly disclosure?: Disclosure }
const asked = (rows: readonly CubeRow[], { register = open, disclosure = exact, ...query }: Asked = {}) =>
  answer({ aggregate: 'churn', filters: {}, groupBy: [], ...query }, rows, { register, today: TODAY, disclosure })
const sustainability = (rows: readonly CubeRow[], groupBy: Slice[], more: Asked = {}) =>
  asked(rows, { aggregate: 'sustainability', groupBy, ...more }).rows

describe('rows', () => {
  const place = { region: 'Y62', cohort: `${AP}/2019-09`, employer: 'ods:RAA', guaranteedPost: true } as const

  it.each([
    ['region', 'Y62'],
    ['icb', 'QOP'],
    ['hei', 'ukprn:10000011'],
    ['programme', AP],
    ['intake', '2019-09'],
    ['cohort', `${AP}/2019-09`],
    ['employer', 'ods:RAA'],
    ['route', 'dip-he'],
    ['specialism', 'generic'],
    ['guaranteedPost', true],
    ['setting', null],
  ] as const)('by %s have the value %j; what a filter says otherwise has none', (slice, value) => {
    const rows = [row(place, { enrolled: 1 })]
    expect(asked(rows, { groupBy: [slice] }).rows.map(({ key }) => key)).toEqual([{ [slice]: value }])
    const elsewhere = { filters: { [slice]: String(value === null ? 'community' : value) } }
    expect(asked(rows, elsewhere).total).toMatchObject({ enrolled: value === null ? 0 : 1 })
    expect(asked(rows, { filters: { [slice]: 'another' } }).total).toMatchObject({ enrolled: 0 })
  })

  it('of what the register does not know are null, and come last', () => {
    const rows = [
      row({ ...place, employer: 'ods:RBB' }, { enrolled: 1 }),
      row({ ...place, cohort: '10000033/ap/2019-09' }, { enrolled: 2 }),
    ]
    expect(asked(rows, { groupBy: ['icb'] }).rows).toMatchObject([
      { key: { icb: 'QOP' }, enrolled: 2 },
      { key: { icb: null }, enrolled: 1 },
    ])
    expect(asked(rows, { groupBy: ['route'] }).rows.map(({ key }) => key.route)).toEqual(['dip-he', null])
    const ofNoCohort = [row({ region: 'Y62' }, { enrolled: 1 })]
    expect(asked(ofNoCohort, { groupBy: ['programme', 'icb'] }).rows.map(({ key }) => key)).toEqual([
      { programme: null, icb: null },
    ])
  })

  it('are sorted by key, have each value once, and are there for people only', () => {
    const rows = [intake('2020-09', 1, {}, OTHER), intake('2019-09', 2), intake('2020-09', 4), intake('2018-09', 0)]
    expect(asked(rows, { groupBy: ['intake'] }).rows).toMatchObject([
      { key: { intake: '2019-09' }, enrolled: 2 },
      { key: { intake: '2020-09' }, enrolled: 5 },
    ])
    expect(asked(rows).total).toMatchObject({ enrolled: 7 })
    expect(asked(rows).rows).toEqual([])
  })

  it('are there for places too, in sustainability only', () => {
    const rows = [intake('2019-09', 0, { places: 8 }), intake('2020-09', 0, { places: 0 })]
    expect(sustainability(rows, ['intake'])).toEqual([
      { key: { intake: '2019-09' }, places: 8, enrolled: 0, fillRate: 0 },
    ])
    expect(asked(rows, { groupBy: ['intake'] }).rows).toEqual([])
  })
})

it('places are null where they are not known, and so is the rate', () => {
  const rows = [intake('2019-09', 4, { places: 8 })]
  expect(sustainability(rows, ['region'])).toMatchObject([{ places: 8, enrolled: 4, fillRate: 0.5 }])
  expect(sustainability(rows, ['setting'])).toMatchObject([{ places: null, enrolled: 4, fillRate: null }])
})

describe('a programme', () => {
  const figuresOf = (rows: readonly CubeRow[], register?: Register) =>
    sustainability(rows, ['programme'], register && { register })[0]

  it('has its intakes of this slice, oldest first, without the empty ones', () => {
    const rows = [intake('2020-09', 4), intake('2019-09', 5, { places: 8 }), intake('2018-09', 0, { places: 2 })]
    const empty = intake('2017-09', 0, { places: 0 })
    expect(figuresOf([...rows, empty, intake('2020-09', 1)])).toMatchObject({
      minimumIntake: 3,
      intakes: [
        { intake: '2018-09', places: 2, enrolled: 0 },
        { intake: '2019-09', places: 8, enrolled: 5 },
        { intake: '2020-09', places: 0, enrolled: 5 },
      ],
    })
  })

  it('counts an intake for the trend from the month it begins', () => {
    const rows = [intake('2020-06', 8), intake('2021-06', 4)]
    expect(figuresOf(rows)).toMatchObject({ trend: -4 })
    expect(figuresOf([...rows, intake('2021-07', 90)])).toMatchObject({ trend: -4, volatility: Math.sqrt(8) / 6 })
  })

  it('varies as its last five intakes do', () => {
    const sizes = [50, 4, 8, 4, 8, 4]
    const { volatility } = figuresOf(sizes.map((size, at) => intake(`201${at}-09`, size))) as { volatility: number }
    expect(volatility).toBeCloseTo(Math.sqrt(4.8) / 5.6, 12)
  })

  it.each([
    ['unviable', 'the last two intakes are below the minimum', [9, 2, 2]],
    ['at-risk', 'only the last one is', [2, 3, 2]],
    ['at-risk', 'only the last one is, and the trend goes up', [0, 1, 3, 2]],
    ['at-risk', 'the last one and the trend come to less than it', [8, 5, 4]],
    ['viable', 'the last one and the trend come to it', [5, 4]],
    ['viable', 'only earlier ones were below it', [1, 2, 3]],
    ['viable', 'its only intake is not', [3]],
    ['at-risk', 'its only intake is below it', [2]],
  ])('is %s when %s', (status, _, sizes) => {
    expect(figuresOf(sizes.map((size, at) => intake(`201${at}-09`, size, { places: 9 })))).toMatchObject({ status })
  })

  it('is viable before its first intake begins', () => {
    expect(figuresOf([intake('2021-09', 1)])).toMatchObject({ status: 'viable', trend: null, volatility: null })
  })

  it('is closed once it was closed, or when no opening of it stands', () => {
    const closed = programme(AP, { closed: { at: '2021-01-01T00:00:00.000Z', reason: 'low-numbers' } })
    expect(figuresOf([intake('2020-09', 9)], registerOf(closed))).toMatchObject({ status: 'closed', minimumIntake: 3 })
    expect(figuresOf([intake('2020-09', 9)], registerOf())).toMatchObject({ status: 'closed', minimumIntake: null })
  })
})

describe('a region', () => {
  const figuresOf = (rows: readonly CubeRow[], more: Asked = {}) => sustainability(rows, ['region'], more)[0]

  it('has the programmes of its own that are open, and their HEIs', () => {
    const second = '10000011/ap-x'
    const shut = programme('10000033/ap', { closed: { at: '2021-01-01T00:00:00.000Z', reason: 'low-numbers' } })
    const rows = [AP, second, OTHER, shut.id, '10000044/ap'].map((id) => intake('2020-09', 1, {}, id))
    const register = registerOf(programme(AP), programme(second), programme(OTHER), shut, programme('10000055/ap'))
    expect(figuresOf(rows, { register })).toMatchObject({ programmesOpen: 3, heis: 2 })
  })

  it('counts the last 12 months after this date a year ago, up to today', () => {
    const dates = { '2020-06-15': 1, '2020-06-16': 2, '2021-06-15': 4, '2021-06-16': 8 }
    const dated = (name: string) => Object.entries(dates).map(([date, count]) => [`${name}@${date}`, count])
    const counters = Object.fromEntries([...dated('left'), ...dated('finished'), ['finished@2021-01-01', 6]])
    expect(figuresOf([intake('2019-09', 40, { ...counters, confirmed: 30, leavers: 15 })])).toMatchObject({
      inPost: 15,
      leaversPerYear: 6,
      completionsPerYear: 12,
      yearsOfSupply: 2,
      largestHeiShare: null,
    })
  })

  it('leans on the HEI with the most enrolments of the last 12 months, whatever its programmes', () => {
    const lately = { 'opened@2020-09-10': 3 }
    const rows = [
      intake('2020-09', 3, lately),
      intake('2020-09', 3, lately, '10000011/ap-x'),
      intake('2020-09', 3, lately, OTHER),
      intake('2018-09', 90, { 'opened@2018-09-10': 90 }, OTHER),
    ]
    expect(figuresOf(rows)).toMatchObject({ largestHeiShare: 2 / 3 })
  })

  it('says all of it rounded to whom it is rounded', () => {
    const rows = [intake('2020-09', 33, { confirmed: 14, leavers: 2, 'left@2021-01-01': 2, 'finished@2021-01-01': 28 })]
    expect(figuresOf(rows, { disclosure: rounded })).toMatchObject({
      enrolled: 35,
      inPost: 10,
      leaversPerYear: 0,
      completionsPerYear: 30,
      yearsOfSupply: null,
    })
  })
})

it('sustainability says of programmes and regions only in rows of them', () => {
  const rows = [intake('2019-09', 4)]
  expect(sustainability(rows, ['intake'])[0]).not.toHaveProperty('status')
  expect(sustainability(rows, ['region'])[0]).not.toHaveProperty('status')
  expect(sustainability(rows, ['programme'])[0]).not.toHaveProperty('inPost')
  expect(sustainability(rows, ['programme', 'region'])[0]).toMatchObject({ status: 'viable', inPost: 0 })
  expect(asked(rows, { aggregate: 'churn', groupBy: ['programme'] }).rows[0]).not.toHaveProperty('status')
})
