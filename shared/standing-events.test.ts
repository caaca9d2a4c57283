import { describe, expect, it } from 'vitest'
import type { RecordedEvent } from '#events/catalogue.ts'
import { said, voided } from '../test/telling.ts'
import { standingEvents, voidedNames } from './standing-events.ts'

const resumed = (on: string, id: string, by: 'university' | 'college' = 'university') =>
  said(by, on, 'training.resumed', {}, id)
const ids = (events: readonly RecordedEvent[]) => events.map(({ id }) => id)

it('events stand in the order of their time, then id, then source, however they come', () => {
  const events = [
    resumed('2019-01-01', 'z'),
    resumed('2019-01-02', 'a', 'university'),
    resumed('2019-01-02', 'a', 'college'),
    resumed('2019-01-02', 'b', 'university'),
    resumed('2019-01-03', '0'),
  ]
  expect(standingEvents(events.toReversed())).toEqual(events)
  expect(standingEvents([...events.slice(2), ...events.slice(0, 2)])).toEqual(events)
})

describe('a void', () => {
  it('takes back the event of its own source only, and is no event of the record itself', () => {
    const [ours, theirs] = [resumed('2019-01-01', 'a'), resumed('2019-01-01', 'a', 'college')]
    expect(standingEvents([ours, theirs, voided('2019-02-01', ours)])).toEqual([theirs])
  })

  it('of a void of a void takes the event back after all', () => {
    const event = resumed('2019-01-01', 'a')
    const first = voided('2019-02-01', event, '1')
    const second = voided('2019-02-02', first, '2')
    const third = voided('2019-02-03', second, '3')
    expect(ids(standingEvents([event, first, second, third]))).toEqual([])
    expect(ids(standingEvents([third, event, second, first]))).toEqual([])
  })

  it('of itself takes back nothing but itself, beside one that counts', () => {
    const [kept, dropped] = [resumed('2019-01-01', 'a'), resumed('2019-01-01', 'b')]
    const itself = voided('2019-02-01', { ...kept, id: 'self' }, 'self')
    const counts = voided('2019-02-01', dropped, '1')
    expect(ids(standingEvents([kept, dropped, itself, counts]))).toEqual(['a'])
    expect([...voidedNames([kept, dropped, itself, counts])].sort()).toEqual(
      [itself, dropped].map(({ source, id }) => `${source}#${id}`).sort(),
    )
  })

  it('said twice by the same source takes the event back once and for all', () => {
    const event = resumed('2019-01-01', 'a')
    const [first, again] = [voided('2019-02-01', event, '1'), voided('2019-02-02', event, '2')]
    const undone = voided('2019-02-03', first, '3')
    expect(ids(standingEvents([event, first, again, undone]))).toEqual([])
  })
})
