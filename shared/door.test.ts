import { describe, expect, it } from 'vitest'
import type { EventData, EventType, LadderEvent } from '#events/catalogue.ts'
import { sourceOf } from '#events/envelope.ts'
import { kindOf, type Region } from '#events/identifiers.ts'
import type { Caller } from './caller.ts'
import { admit } from './door.ts'
import type { Refusal } from './refusal.ts'

const UNIVERSITY = 'ukprn:10000011'
const TRUST = 'ods:RAA'
const TRAINEE = `t_${'a'.repeat(26)}`
const PROGRAMME = '10000011/ap'
const COHORT = `${PROGRAMME}/2018-09`

const caller = (organisation: string, region?: Region): Caller => ({
  organisation,
  kind: kindOf(organisation),
  scopes: [],
  ...(region && { region }),
})
const event = <Type extends EventType>(by: string, type: Type, data: EventData<Type>, subject = TRAINEE) =>
  ({ specversion: '1.0', id: '1', source: sourceOf(by), type, subject, time: 't', data }) as unknown as LadderEvent

const enrolment = {
  cohort: COHORT,
  employer: TRUST,
  entryBand: 2,
  funding: 'levy',
  guaranteedPost: true,
  setting: 'community',
  expectedEnd: '2020-09-30',
} as const
const opening = { title: 'AP', route: 'dip-he', specialism: 'generic', minimumIntake: 8 } as const

/** What the door says to somebody who speaks as themselves: undefined, or the code and where the fault is. */
const refusalOf = (said: LadderEvent, by: Caller): readonly string[] | undefined => {
  try {
    admit(said, by)
    return undefined
  } catch (error) {
    const { code, faults } = error as Refusal
    return [code, ...faults.map(({ pointer }) => pointer)]
  }
}

describe('the door lets in', () => {
  it.each([
    ['an HEI on its own cohort', event(UNIVERSITY, 'trainee.enrolled', enrolment)],
    ['an HEI on its own programme', event(UNIVERSITY, 'programme.opened', opening, PROGRAMME)],
    ['an HEI that moves a trainee to another employer', event(UNIVERSITY, 'trainee.transferred', { employer: TRUST })],
    ['an HEI that assesses', event(UNIVERSITY, 'epa.completed', { result: 'pass' })],
    ['an employer on any trainee', event(TRUST, 'post.missing', { reason: 'no-vacancy' })],
  ])('%s', (_, said) => {
    expect(refusalOf(said, caller(said.source.slice('/organisations/'.length)))).toBeUndefined()
  })

  it('a region on places of its own, and England on any', () => {
    const places = (by: string) => event(by, 'places.commissioned', { places: 12, region: 'Y62' }, COHORT)
    expect(refusalOf(places('hee:Y62'), caller('hee:Y62', 'Y62'))).toBeUndefined()
    expect(refusalOf(places('hee:england'), caller('hee:england'))).toBeUndefined()
  })

  it('a region that takes a statement back, whatever the region it was about', () => {
    const back = event('hee:Y62', 'event.voided', { event: '1', reason: 'a mistake' }, COHORT)
    expect(refusalOf(back, caller('hee:Y62', 'Y62'))).toBeUndefined()
  })
})

describe('the door refuses', () => {
  it('a source that is not the own', () => {
    const said = event('ods:RBB', 'post.missing', { reason: 'no-vacancy' })
    expect(refusalOf(said, caller(TRUST))).toEqual(['forbidden', '/source'])
  })

  it.each([
    ['an employer', TRUST, 'an enrolment', event(TRUST, 'trainee.enrolled', enrolment)],
    ['an HEI', UNIVERSITY, 'a post', event(UNIVERSITY, 'post.left', { reason: 'promotion' })],
    ['an assessor', 'epao:EPA0001', 'an award', event('epao:EPA0001', 'qualification.awarded', { award: 'fdsc' })],
    [
      'anybody',
      UNIVERSITY,
      "what Ladder's sweep says",
      event(UNIVERSITY, 'training.stalled', { cohort: COHORT, since: '2018-09-10' }),
    ],
  ])('%s (%s) that says %s', (_, by, __, said) => {
    expect(refusalOf(said, caller(by))).toEqual(['forbidden', '/type'])
  })

  it("an employer that gives the sweep's reason for a missing post", () => {
    const said = event(TRUST, 'post.missing', { reason: 'not-reported' })
    expect(refusalOf(said, caller(TRUST))).toEqual(['forbidden', '/data/reason'])
  })

  it.each([
    ['/data/cohort', event(UNIVERSITY, 'trainee.enrolled', { ...enrolment, cohort: '10000022/ap/2018-09' })],
    ['/data/cohort', event(UNIVERSITY, 'trainee.transferred', { cohort: '10000022/ap/2018-09' })],
    ['/subject', event(UNIVERSITY, 'programme.opened', opening, '10000022/ap')],
    ['/subject', event(UNIVERSITY, 'event.voided', { event: '1', reason: 'a mistake' }, '10000022/ap/2018-09')],
  ])("an HEI that names another one's programme or cohort in %s", (pointer, said) => {
    expect(refusalOf(said, caller(UNIVERSITY))).toEqual(['forbidden', pointer])
  })

  it('a region that speaks of another', () => {
    const said = event('hee:Y62', 'places.commissioned', { places: 12, region: 'Y60' }, COHORT)
    expect(refusalOf(said, caller('hee:Y62', 'Y62'))).toEqual(['forbidden', '/data/region'])
  })
})
