import { describe, expect, it } from 'vitest'
import type { EventData, EventType, RecordedEvent } from '#events/catalogue.ts'
import { said as saidOfTrainee, voided } from '../test/telling.ts'
import { foldPlaces } from './places.ts'
import { foldProgramme } from './programme.ts'

const PROGRAMME = '10000011/ap'
const said = <Type extends EventType>(on: string, type: Type, data: EventData<Type>): RecordedEvent => ({
  ...saidOfTrainee('university', on, type, data),
  subject: PROGRAMME,
})
const opening = { title: 'AP', route: 'dip-he', specialism: 'generic', minimumIntake: 8 } as const
const opened = (on: string, changes: Partial<EventData<'programme.opened'>> = {}) =>
  said(on, 'programme.opened', { ...opening, ...changes })
const closed = (on: string) => said(on, 'programme.closed', { reason: 'low-numbers' })

describe('a programme', () => {
  it('is what its last opening says, and closed since its last closure', () => {
    expect(foldProgramme(PROGRAMME, [opened('2018-01-01')])).toEqual({
      id: PROGRAMME,
      ...opening,
      opened: '2018-01-01T12:00:00.000Z',
    })
    expect(foldProgramme(PROGRAMME, [closed('2020-01-01'), opened('2018-01-01')])).toEqual({
      id: PROGRAMME,
      ...opening,
      opened: '2018-01-01T12:00:00.000Z',
      closed: { at: '2020-01-01T12:00:00.000Z', reason: 'low-numbers' },
    })
    const again = opened('2021-01-01', { minimumIntake: 4 })
    expect(foldProgramme(PROGRAMME, [opened('2018-01-01'), closed('2020-01-01'), again])).toEqual({
      id: PROGRAMME,
      ...opening,
      minimumIntake: 4,
      opened: '2021-01-01T12:00:00.000Z',
    })
  })

  it('stays open since it opened when an opening restates it', () => {
    expect(
      foldProgramme(PROGRAMME, [opened('2018-01-01'), opened('2021-01-01', { title: 'AP (mental health)' })]),
    ).toEqual({
      id: PROGRAMME,
      ...opening,
      title: 'AP (mental health)',
      opened: '2018-01-01T12:00:00.000Z',
    })
  })

  it('is none without an opening that stands, whatever was closed', () => {
    const first = opened('2018-01-01')
    expect(foldProgramme(PROGRAMME, [closed('2020-01-01')])).toBeUndefined()
    expect(foldProgramme(PROGRAMME, [first, closed('2020-01-01'), voided('2020-02-01', first)])).toBeUndefined()
  })
})

it('the places of a cohort are those stated last for each region', () => {
  const stated = (on: string, region: 'Y62' | 'Y56', places: number) =>
    said(on, 'places.commissioned', { places, region })
  const last = stated('2018-03-01', 'Y62', 12)
  const events = [last, stated('2018-01-01', 'Y62', 8), stated('2018-02-01', 'Y56', 0)]
  expect(Object.fromEntries(foldPlaces(events))).toEqual({ Y62: 12, Y56: 0 })
  expect(Object.fromEntries(foldPlaces([...events, voided('2018-04-01', last)]))).toEqual({ Y62: 8, Y56: 0 })
  expect(foldPlaces([opened('2018-01-01')]).size).toBe(0)
})
