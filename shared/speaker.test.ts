import { describe, expect, it } from 'vitest'
import type { EventData, EventType, RecordedEvent } from '#events/catalogue.ts'
import { COHORT, enrolled, recordOf, said } from '../test/telling.ts'
import { maySpeak } from './speaker.ts'

const current = recordOf(enrolled()).last
const everybody = ['university', 'college', 'trust', 'other trust', 'epao', 'ladder'] as const

const speakersOf = <Type extends EventType>(type: Type, data: EventData<Type>) =>
  everybody.filter((by) => maySpeak(said(by, '2019-01-01', type, data) as Parameters<typeof maySpeak>[0], current))

/** Ladder's own sweep may say anything: what it does not say, the door lets nobody say in its name. */
describe('of a trainee of this university and this trust may speak', () => {
  it.each([
    ['module.passed', { module: 'A', credits: 20, level: 4, attempt: 1 }],
    ['module.failed', { module: 'A', attempt: 1 }],
    ['training.paused', {}],
    ['training.resumed', {}],
    ['trainee.transferred', { employer: 'ods:RBB' }],
    ['trainee.withdrawn', { reason: 'personal' }],
    ['qualification.awarded', { award: 'fdsc' }],
  ] as const)('of %s the university', (type, data) => {
    expect(speakersOf(type, data)).toEqual(['university', 'ladder'])
  })

  it.each([
    ['post.confirmed', { band: 4, start: '2020-10-01' }],
    ['post.missing', { reason: 'no-vacancy' }],
    ['post.left', { reason: 'promotion' }],
    ['progress.reported', { round: '2019-01', status: 'on-track' }],
  ] as const)('of %s the trust', (type, data) => {
    expect(speakersOf(type, data)).toEqual(['trust', 'ladder'])
  })

  it('of an EPA any assessment organisation, and the university', () => {
    expect(speakersOf('epa.completed', { result: 'pass' })).toEqual(['university', 'epao', 'ladder'])
  })

  it.each([
    ['apel.granted', { profession: 'adult-nursing', monthsGranted: 6, mode: 'full-time' }],
    ['pre-registration.declined', { profession: 'adult-nursing', reason: 'no-places' }],
  ] as const)('of %s any HEI', (type, data) => {
    expect(speakersOf(type, data)).toEqual(['university', 'college', 'ladder'])
  })

  it('of a stall Ladder alone, and a source that is neither an organisation nor Ladder of nothing', () => {
    expect(speakersOf('training.stalled', { cohort: COHORT, since: '2018-09-10' })).toEqual(['ladder'])
    const strange: RecordedEvent = { ...said('ladder', '2019-01-01', 'training.paused', {}), source: '/elsewhere' }
    expect(maySpeak(strange as Parameters<typeof maySpeak>[0], current)).toBe(false)
  })
})
