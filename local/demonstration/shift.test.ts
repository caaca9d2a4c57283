import { describe, expect, it } from 'vitest'
import { parseEvent } from '#events/envelope.ts'
import { DEMONSTRATION_SEED, historyOf } from './history.ts'
import { later, yearsUntil } from './shift.ts'

const history = historyOf(DEMONSTRATION_SEED)
const batches = [...history.courses, ...history.outcomes].flat()

describe('the history, moved', () => {
  it('has its last intake in the newest September that is over', () => {
    const years = ['2021-10-01', '2022-09-30', '2026-11-26', '2021-04-01'].map((day) => yearsUntil(new Date(day)))
    expect(years).toEqual([0, 0, 5, -1])
  })

  it('says the same things years later, all of them still valid', { timeout: 30_000 }, () => {
    const moved = batches.map((batch) => later(batch, 5))
    const faults = moved.flatMap(({ events }) =>
      events.flatMap((event) => {
        const parsed = parseEvent(JSON.parse(JSON.stringify(event)), new Date('2031-01-01'))
        return parsed.ok ? [] : [{ event, faults: parsed.faults }]
      }),
    )
    expect(faults).toEqual([])
    expect(moved.flatMap(({ events }) => events).length).toBe(batches.flatMap(({ events }) => events).length)
    expect(JSON.stringify(moved)).not.toMatch(/\b20(1\d|2[012])-\d\d/)
  })

  it('knows no 29 February that is none', () => {
    const event = { time: '2020-02-29T10:00:00.000Z', data: { expectedEnd: '2020-02-29', cohort: '1/ap/2020-02' } }
    const { events } = later({ organisation: 'hee:england', events: [event as never] }, 5)
    expect(events).toEqual([
      { time: '2025-02-28T10:00:00.000Z', data: { expectedEnd: '2025-02-28', cohort: '1/ap/2025-02' } },
    ])
  })
})
