import { describe, expect, it } from 'vitest'
import { eventTypes } from '#events/catalogue.ts'
import { parseEvent } from '#events/envelope.ts'
import { compareInMemory, differences, readable } from './compare.ts'
import { answer } from './oracle.ts'
import { randomFrom } from './random.ts'
import { recordOf } from './record.ts'
import { asSent, randomWorld } from './world.ts'
import type { Query } from './world-types.ts'

const now = '2026-11-22T12:00:00.000Z'
const world = randomWorld(1, now)

describe('a random world', () => {
  it('is the same for the same seed', () => {
    expect(randomWorld(1, now)).toEqual(world)
    expect(randomWorld(2, now)).not.toEqual(world)
  })

  it('has only events that the door lets in, in any time zone, each id once a source', () => {
    const random = randomFrom(1)
    for (const event of world.events) {
      const parsed = parseEvent(asSent(event, random), new Date(now))
      expect(parsed).toEqual({ ok: true, value: event })
      expect(event.time <= now).toBe(true)
    }
    expect(new Set(world.events.map(({ source, id }) => `${source} ${id}`)).size).toBe(world.events.length)
  })

  it('has every type of event but those that only Ladder says, and every anomaly', () => {
    const types = new Set<string>(world.events.map(({ type }) => type))
    expect(eventTypes.filter((type) => !types.has(type))).toEqual([
      'training.stalled',
      'trainee.moved',
      'trainee.dropped',
      'sender.silent',
    ])
    const trainees = new Set(world.events.map(({ subject }) => subject).filter((subject) => !subject.includes('/')))
    const codes = new Set(
      [...trainees].flatMap((trainee) => recordOf(world, trainee).anomalies.map(({ code }) => code)),
    )
    expect([...codes].sort()).toEqual([
      'band-other-than-4',
      'duplicate-module-pass',
      'fact-after-end',
      'pause-while-paused',
      'post-before-completion',
      'resume-while-active',
      'unrelated-speaker',
    ])
  })
})

describe('the comparison', () => {
  const small = randomWorld(3, now, 40)
  const query: Query = { aggregate: 'churn', filters: {}, groupBy: ['region'] }
  const { total, rows } = answer(small, query, now)

  it('finds no difference between equal answers', () => {
    expect(readable(compareInMemory(small, (asked) => answer(small, asked, now), now))).toBe('0 differences')
  })

  it('shows a measure that is off, a row too few, a row too many and rows out of order', () => {
    const [first, ...others] = rows
    if (!first) throw new Error('the small world has no regions')
    const off = differences(query, { total, rows }, { total, rows: [{ ...first, enrolled: -1 }, ...others] })
    expect(readable(off)).toContain('churn?groupBy=region | region="Y56" | enrolled: expected')
    expect(off).toHaveLength(1)
    expect(differences(query, { total, rows }, { total, rows: others })).toMatchObject([{ measure: '(row)' }])
    expect(differences(query, { total, rows: others }, { total, rows })).toMatchObject([{ measure: '(row)' }])
    const backwards = differences(query, { total, rows }, { total, rows: rows.toReversed() })
    expect(backwards.every(({ measure }) => measure.startsWith('(order)'))).toBe(true)
  })
})
