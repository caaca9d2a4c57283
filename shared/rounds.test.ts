import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { momentOf, monthAfter, type RoundState, roundStepsDue } from './rounds.ts'

const done = ['open', 'remind', 'close'] as const
const closed = (month: string): RoundState => ({ month, opened: momentOf(month, 'open'), done })
const told = (...given: Parameters<typeof roundStepsDue>) =>
  roundStepsDue(...given).map(({ month, step, moment }) => `${step} ${month} as of ${moment}`)

describe('the moments of a round', () => {
  it('are those of London, in winter and in summer', () => {
    const moments = (month: string) => (['open', 'remind', 'close'] as const).map((step) => momentOf(month, step))
    expect(moments('2021-01')).toEqual([
      '2021-01-01T06:00:00.000Z',
      '2021-01-15T06:00:00.000Z',
      '2021-01-23T00:00:00.000Z',
    ])
    expect(moments('2021-06')).toEqual([
      '2021-06-01T05:00:00.000Z',
      '2021-06-15T05:00:00.000Z',
      '2021-06-22T23:00:00.000Z',
    ])
  })

  it.each([
    ['2021-03', '2021-03-23T00:00:00.000Z'],
    ['2021-04', '2021-04-22T23:00:00.000Z'],
    ['2021-10', '2021-10-22T23:00:00.000Z'],
    ['2021-11', '2021-11-23T00:00:00.000Z'],
  ])('around the days on which clocks change: %s closes at %s', (month, moment) => {
    expect(momentOf(month, 'close')).toBe(moment)
  })
})

it('a month is followed by the next, also in another year', () => {
  expect(['2021-08', '2021-09', '2021-12'].map(monthAfter)).toEqual(['2021-09', '2021-10', '2022-01'])
})

describe('what is due', () => {
  it('is nothing where nothing is known and nothing was recorded', () => {
    expect(roundStepsDue([], undefined, '2021-06-30T00:00:00.000Z')).toEqual([])
  })

  it('is each step from its own moment on', () => {
    expect(told([], '2021-06', '2021-06-01T04:59:59.999Z')).toEqual([])
    expect(told([], '2021-06', '2021-06-01T05:00:00.000Z')).toEqual(['open 2021-06 as of 2021-06-01T05:00:00.000Z'])
    expect(told([], '2021-06', '2021-06-22T22:59:59.999Z')).toHaveLength(2)
    expect(told([], '2021-06', '2021-06-22T23:00:00.000Z')).toHaveLength(3)
  })

  it('is what the last round lacks, and then all rounds since', () => {
    const known: RoundState[] = [closed('2020-11'), { ...closed('2020-12'), done: ['open', 'remind'] }]
    expect(told(known, '2020-01', '2021-01-20T00:00:00.000Z')).toEqual([
      'close 2020-12 as of 2020-12-23T00:00:00.000Z',
      'open 2021-01 as of 2021-01-01T06:00:00.000Z',
      'remind 2021-01 as of 2021-01-15T06:00:00.000Z',
    ])
  })

  it('is, for a round opened by hand, no reminder before it was opened and no close', () => {
    const opened = '2021-01-17T10:00:00.000Z'
    expect(told([{ month: '2021-01', opened, done: ['open'] }], undefined, '2021-01-18T00:00:00.000Z')).toEqual([])
    const after = '2021-02-03T10:00:00.000Z'
    expect(told([{ month: '2021-01', opened: after, done: ['open'] }], undefined, '2021-02-04T00:00:00.000Z')).toEqual([
      `close 2021-01 as of ${after}`,
      'open 2021-02 as of 2021-02-01T06:00:00.000Z',
    ])
  })

  it('does not depend on the order in which rounds are known', () => {
    const known: RoundState[] = [{ ...closed('2020-12'), done: ['open', 'remind'] }, closed('2020-11')]
    for (const rounds of [known, known.toReversed()])
      expect(told(rounds, undefined, '2020-12-31T00:00:00.000Z')).toEqual([
        'close 2020-12 as of 2020-12-23T00:00:00.000Z',
      ])
  })

  it('is a reminder where the round was opened just then, and none once it is closed', () => {
    const moment = momentOf('2021-01', 'remind')
    const now = '2021-01-18T00:00:00.000Z'
    expect(told([{ month: '2021-01', opened: moment, done: ['open'] }], undefined, now)).toEqual([
      `remind 2021-01 as of ${moment}`,
    ])
    expect(told([{ ...closed('2021-01'), done: ['open', 'close'] }], undefined, now)).toEqual([])
  })

  it('is nothing as of a moment that has not come, whatever another clock said', () => {
    const ahead = { month: '2021-01', opened: '2021-02-03T10:00:00.000Z', done: ['open'] } as const
    expect(told([ahead], undefined, '2021-01-25T00:00:00.000Z')).toEqual([])
  })

  it('is an opening as of when somebody began it, early too', () => {
    const opened = '2020-12-31T10:00:00.000Z'
    expect(told([{ month: '2021-01', opened, done: [] }], undefined, '2021-01-02T00:00:00.000Z')).toEqual([
      `open 2021-01 as of ${opened}`,
    ])
  })

  it('is the same opening when one was interrupted', () => {
    const opened = '2021-01-03T10:00:00.000Z'
    expect(told([{ month: '2021-01', opened, done: [] }], undefined, '2021-01-04T00:00:00.000Z')).toEqual([
      `open 2021-01 as of ${opened}`,
    ])
  })

  it('is the same in all, however often somebody looks', () => {
    const moments = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 6 })
    const at = (day: number) => new Date(Date.UTC(2020, 10, 20) + day * 86_400_000).toISOString()
    const stepsTaken = (days: readonly number[]) => {
      const rounds = new Map<string, RoundState>()
      const taken: string[] = []
      for (const day of days)
        for (const { month, step, moment } of roundStepsDue([...rounds.values()], '2020-11', at(day))) {
          const round = rounds.get(month) ?? { month, opened: moment, done: [] }
          rounds.set(month, { ...round, done: [...round.done, step] })
          taken.push(`${step} ${month} ${moment}`)
        }
      return taken.toSorted()
    }
    fc.assert(
      fc.property(moments, (days) => {
        const inTime = days.toSorted((a, b) => a - b)
        expect(stepsTaken([...inTime, 200])).toEqual(stepsTaken([200]))
      }),
    )
  })
})
