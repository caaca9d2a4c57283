import type { EventData, EventType, RecordedEvent } from '#events/catalogue.ts'
import { LADDER_SOURCE, sourceOf } from '#events/envelope.ts'
import type { Route } from '#events/types/programme-opened.ts'
import type { Enrolment } from '#shared/enrolment.ts'
import { foldTrainee, type TraineeRecord } from '#shared/trainee.ts'

const UNIVERSITY = 'ukprn:10000011'
const COLLEGE = 'ukprn:10000022'
export const TRUST = 'ods:RAA'
export const OTHER_TRUST = 'ods:RBB'
const EPAO = 'epao:EPA0001'
const TRAINEE = `t_${'a'.repeat(26)}`
export const COHORT = '10000011/ap/2018-09'
export const NEXT_COHORT = '10000011/ap/2019-09'

const who = {
  university: sourceOf(UNIVERSITY),
  college: sourceOf(COLLEGE),
  trust: sourceOf(TRUST),
  'other trust': sourceOf(OTHER_TRUST),
  epao: sourceOf(EPAO),
  ladder: LADDER_SOURCE,
}
type Who = keyof typeof who

/** An event about the trainee: who said it, when (a date, at noon), what. Ids follow from what is said unless given. */
export const said = <Type extends EventType>(
  by: Who,
  on: string,
  type: Type,
  data: EventData<Type>,
  id = `${by}-${on}-${type}-${JSON.stringify(data)}`,
): RecordedEvent => {
  const time = `${on}T12:00:00.000Z`
  const event = { specversion: '1.0', id, source: who[by], type, subject: TRAINEE, time, recordedtime: time, data }
  // A generic type and its data make one of the union; the compiler does not see which.
  return event as unknown as RecordedEvent
}

export const enrolled = (
  on = '2018-09-10',
  changes: Partial<EventData<'trainee.enrolled'>> = {},
  by: Who = 'university',
) =>
  said(by, on, 'trainee.enrolled', {
    cohort: COHORT,
    employer: TRUST,
    entryBand: 2,
    funding: 'levy',
    guaranteedPost: true,
    setting: 'mental-health',
    expectedEnd: '2020-09-30',
    ...changes,
  })
export const passed = (on: string, module: string, credits = 20, by: Who = 'university') =>
  said(by, on, 'module.passed', { module, credits, level: 4, attempt: 1 })
export const awarded = (on: string) => said('university', on, 'qualification.awarded', { award: 'fdsc' })
export const withdrew = (on: string) => said('university', on, 'trainee.withdrawn', { reason: 'personal' })
export const voided = (on: string, event: RecordedEvent, id?: string) =>
  said(
    (Object.keys(who) as Who[]).find((name) => who[name] === event.source) ?? 'university',
    on,
    'event.voided',
    { event: event.id, reason: 'a mistake' },
    id,
  )

/** Folds what was said, on a programme of a route. */
export const given = (...events: readonly RecordedEvent[]) => ({
  on: (route: Route): TraineeRecord => foldTrainee(events, () => route),
})

/** The record of a trainee on a foundation degree, and the parts that tests look at. */
export const recordOf = (...events: readonly RecordedEvent[]) => {
  const record = given(...events).on('foundation-degree')
  return {
    record,
    statuses: record.enrolments.map(({ standing }) => standing.is),
    get last(): Enrolment {
      const last = record.enrolments.at(-1)
      if (!last) throw new Error('nobody was enrolled')
      return last
    },
    anomalies: record.anomalies.map(({ code }) => code),
  }
}
