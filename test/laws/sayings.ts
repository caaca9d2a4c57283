import fc from 'fast-check'
import type { EventData, EventType } from '#events/catalogue.ts'
import { LADDER_SOURCE, sourceOf } from '#events/envelope.ts'
import { heiOfProgramme } from '#events/identifiers.ts'
import { StudyMode } from '#events/types/apel-granted.ts'
import { EpaResult } from '#events/types/epa-completed.ts'
import { LeavingReason } from '#events/types/post-left.ts'
import { MissingReason } from '#events/types/post-missing.ts'
import { DeclineReason } from '#events/types/pre-registration-declined.ts'
import { Funding, Setting } from '#events/types/trainee-enrolled.ts'
import { WithdrawalReason } from '#events/types/trainee-withdrawn.ts'
import { PauseReason } from '#events/types/training-paused.ts'
import { cohorts, dates, employers, epaos, heis } from './scene.ts'

/** What is said, and by whom: an event without its id, subject and time. */
export type Saying = { readonly type: EventType; readonly source: string; readonly data: EventData<EventType> }

/** Something of a type, said by any of some organisations. */
export const says = <Type extends EventType>(
  type: Type,
  speakers: readonly string[],
  data: fc.Arbitrary<EventData<Type>>,
): fc.Arbitrary<Saying> => byWhom(type, data, fc.constantFrom(...speakers.map(sourceOf)))

const byWhom = <Type extends EventType>(
  type: Type,
  data: fc.Arbitrary<EventData<Type>>,
  source: fc.Arbitrary<string>,
): fc.Arbitrary<Saying> => fc.tuple(data, source).map(([data, source]) => ({ type, source, data }))

/** Mostly one of three, so that what is said of a cohort meets what is said of it again. */
export const aCohort = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('10000011/ap/2019-09', '10000011/ap-x/2018-09', '10000022/dip/2019-09') },
  { weight: 2, arbitrary: fc.constantFrom(...cohorts) },
)
const aDate = fc.constantFrom(...dates)
// The first of its kind speaks most, so that it often is the one who may.
const HEIS = [heis[0], ...heis]
const EMPLOYERS = ['ods:RAA', 'ods:RAA', 'ods:RAA', ...Object.keys(employers)]
const anEmployer = fc.constantFrom(...EMPLOYERS)
const aModule = fc.constantFrom('M1', 'M2')
const anAttempt = fc.integer({ min: 1, max: 3 })

// The door lets an HEI name its own cohorts only.
export const enrolsIn = (cohort: fc.Arbitrary<string>): fc.Arbitrary<Saying> =>
  fc
    .record({
      cohort,
      employer: anEmployer,
      entryBand: fc.constantFrom(3 as const, 2 as const, 4 as const),
      funding: fc.constantFrom(...Funding.options.slice(0, 3)),
      guaranteedPost: fc.boolean(),
      setting: fc.constantFrom(...Setting.options.slice(0, 3)),
      expectedEnd: aDate,
    })
    .map((data) => ({ type: 'trainee.enrolled', source: sourceOf(heiOfProgramme(data.cohort)), data }))
export const enrols = enrolsIn(aCohort)

const movesCohort = fc
  .record({ cohort: aCohort, employer: anEmployer }, { requiredKeys: ['cohort'] })
  .map((data): Saying => ({ type: 'trainee.transferred', source: sourceOf(heiOfProgramme(data.cohort)), data }))

const missingIn = (reasons: readonly EventData<'post.missing'>['reason'][]) =>
  fc.record(
    { reason: fc.constantFrom(...reasons), currentBand: fc.constantFrom(3 as const, 2 as const, 4 as const) },
    { requiredKeys: ['reason'] },
  )

const anyReason = fc.record({ reason: fc.constantFrom(...PauseReason.options) }, { requiredKeys: [] })

/** What may be said about a trainee, by those who may speak of this one and by others, with how often it is. */
export const aboutTrainees: readonly (readonly [number, fc.Arbitrary<Saying>])[] = [
  [6, enrols],
  [2, movesCohort],
  [2, says('trainee.transferred', HEIS, fc.record({ employer: anEmployer }))],
  [
    4,
    says(
      'module.passed',
      HEIS,
      fc.record({
        module: aModule,
        credits: fc.constantFrom(20, 0, 30),
        level: fc.constantFrom(4 as const, 5 as const),
        attempt: anAttempt,
      }),
    ),
  ],
  [1, says('module.failed', HEIS, fc.record({ module: aModule, attempt: anAttempt }))],
  [2, says('training.paused', HEIS, anyReason)],
  [2, says('training.resumed', HEIS, anyReason)],
  [2, says('trainee.withdrawn', HEIS, fc.record({ reason: fc.constantFrom(...WithdrawalReason.options) }))],
  [5, says('qualification.awarded', HEIS, fc.record({ award: fc.constantFrom('fdsc' as const, 'other' as const) }))],
  [
    5,
    says(
      'epa.completed',
      [...epaos, heis[0]],
      fc.record(
        {
          result: fc.constantFrom(...EpaResult.options),
          elements: fc.record({ observation: fc.constantFrom('pass' as const, 'fail' as const) }),
        },
        { requiredKeys: ['result'] },
      ),
    ),
  ],
  [5, says('post.confirmed', EMPLOYERS, fc.record({ band: fc.constantFrom(4, 4, 3, 5), start: aDate }))],
  [3, says('post.missing', EMPLOYERS, missingIn(MissingReason.options.filter((reason) => reason !== 'not-reported')))],
  // Ladder's own words come back by its sweep and from nobody else.
  [2, byWhom('post.missing', missingIn(['not-reported']), fc.constant(LADDER_SOURCE))],
  [4, says('post.left', EMPLOYERS, fc.record({ reason: fc.constantFrom(...LeavingReason.options) }))],
  [
    3,
    says(
      'apel.granted',
      HEIS,
      fc.record({
        profession: fc.constantFrom('adult-nursing', 'occupational-therapy'),
        monthsGranted: fc.constantFrom(0, 1, 6, 7, 12, 13, 23, 24, 36),
        mode: fc.constantFrom(...StudyMode.options),
      }),
    ),
  ],
  [
    2,
    says(
      'pre-registration.declined',
      HEIS,
      fc.record({ profession: fc.constant('adult-nursing'), reason: fc.constantFrom(...DeclineReason.options) }),
    ),
  ],
  [
    2,
    says(
      'progress.reported',
      EMPLOYERS,
      fc.record({
        round: fc.constant('2020-06'),
        status: fc.constantFrom('on-track' as const, 'behind' as const, 'paused' as const, 'left' as const),
      }),
    ),
  ],
  // By what it finds in files and returns; its sweep of the stalled is told by dates of its own.
  [
    2,
    byWhom(
      'trainee.dropped',
      fc.record({
        organisation: fc.constantFrom(...HEIS, ...EMPLOYERS),
        from: fc.constantFrom('return' as const, 'file' as const),
        period: fc.constant('2020-06'),
      }),
      fc.constant(LADDER_SOURCE),
    ),
  ],
  [
    1,
    byWhom(
      'trainee.moved',
      fc.record({ cohort: aCohort, why: fc.constantFrom('provider' as const, 'aim' as const) }),
      fc.constant(LADDER_SOURCE),
    ),
  ],
]
