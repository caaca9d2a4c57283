import { expect, it } from 'vitest'
import type { RecordedEvent } from '#events/catalogue.ts'
import { COHORT, enrolled, OTHER_TRUST, passed, said, TRUST, voided } from '../test/telling.ts'
import { toldToRegion } from './regional.ts'

const facts = {
  routeOf: () => 'foundation-degree' as const,
  regionOf: (employer: string) => (employer === TRUST ? ('Y62' as const) : ('Y56' as const)),
}
const told = (region: 'Y62' | 'Y56', log: readonly RecordedEvent[], ...news: readonly RecordedEvent[]) =>
  toldToRegion(region, log, news, facts)

const enrolment = enrolled('2018-09-10')
const module = passed('2019-01-10', 'M1')
const move = said('university', '2019-03-01', 'trainee.transferred', { employer: OTHER_TRUST })

it('a region is told of trainees with an enrolment in it, and of no others', () => {
  expect(told('Y62', [enrolment, module], module)).toEqual([module])
  expect(told('Y56', [enrolment, module], module)).toEqual([])
  expect(told('Y56', [module], module)).toEqual([])
})

it('a region is told what was recorded before of somebody who comes to it', () => {
  const early = passed('2018-09-01', 'M0')
  expect(told('Y62', [early, enrolment, module], enrolment)).toEqual([early, enrolment])
  const withIt = { ...early, recordedtime: enrolment.recordedtime }
  expect(told('Y62', [withIt, enrolment, module], enrolment)).toEqual([withIt, enrolment])
  expect(told('Y56', [enrolment, module, move], move)).toEqual([enrolment, module, move])
  const back = voided('2019-04-01', move)
  expect(told('Y62', [enrolment, module, move, back], back)).toEqual([enrolment, module, move, back])
})

it('a region is no longer told of somebody whose only enrolment has left it', () => {
  expect(told('Y62', [enrolment, module, move], move)).toEqual([])
})

const about = (subject: string, event: RecordedEvent): RecordedEvent => ({ ...event, subject }) as RecordedEvent
const places = (region: 'Y62' | 'Y56') =>
  about(COHORT, said('ladder', '2018-01-01', 'places.commissioned', { places: 12, region }))

it('a region is told of its own places, and of what takes them back', () => {
  const [own, other] = [places('Y62'), places('Y56')]
  const [ownBack, otherBack] = [own, other].map((event) => about(COHORT, voided('2018-02-01', event)))
  const log = [own, other, ownBack, otherBack] as RecordedEvent[]
  expect(told('Y62', log, ...log)).toEqual([own, ownBack])
})

it('every region is told of programmes', () => {
  const closed = about('10000011/ap', said('university', '2018-01-01', 'programme.closed', { reason: 'other' }))
  expect(told('Y62', [closed], closed)).toEqual([closed])
})

it('no region is told of organisations, which may be in others', () => {
  const silent = about(TRUST, said('ladder', '2019-01-01', 'sender.silent', { since: '2018-11-01' }))
  expect(told('Y56', [silent], silent)).toEqual([])
})
