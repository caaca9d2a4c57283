import type * as z from 'zod/mini'
import type { EventDefinition } from './define.ts'
import { apelGranted } from './types/apel-granted.ts'
import { epaCompleted } from './types/epa-completed.ts'
import { eventVoided } from './types/event-voided.ts'
import { moduleFailed } from './types/module-failed.ts'
import { modulePassed } from './types/module-passed.ts'
import { placesCommissioned } from './types/places-commissioned.ts'
import { postConfirmed } from './types/post-confirmed.ts'
import { postLeft } from './types/post-left.ts'
import { postMissing } from './types/post-missing.ts'
import { preRegistrationDeclined } from './types/pre-registration-declined.ts'
import { programmeClosed } from './types/programme-closed.ts'
import { programmeOpened } from './types/programme-opened.ts'
import { progressReported } from './types/progress-reported.ts'
import { qualificationAwarded } from './types/qualification-awarded.ts'
import { senderSilent } from './types/sender-silent.ts'
import { traineeDropped } from './types/trainee-dropped.ts'
import { traineeEnrolled } from './types/trainee-enrolled.ts'
import { traineeMoved } from './types/trainee-moved.ts'
import { traineeTransferred } from './types/trainee-transferred.ts'
import { traineeWithdrawn } from './types/trainee-withdrawn.ts'
import { trainingPaused } from './types/training-paused.ts'
import { trainingResumed } from './types/training-resumed.ts'
import { trainingStalled } from './types/training-stalled.ts'

const definitions = [
  programmeOpened,
  programmeClosed,
  placesCommissioned,
  traineeEnrolled,
  modulePassed,
  moduleFailed,
  trainingPaused,
  trainingResumed,
  trainingStalled,
  traineeTransferred,
  traineeWithdrawn,
  traineeMoved,
  traineeDropped,
  qualificationAwarded,
  epaCompleted,
  postConfirmed,
  postMissing,
  postLeft,
  apelGranted,
  preRegistrationDeclined,
  progressReported,
  senderSilent,
  eventVoided,
] as const

type Definition = (typeof definitions)[number]
export type EventType = Definition['type']

/** Every event type that Ladder knows, by its name, in the order of a trainee's life. */
export const catalogue = Object.fromEntries(definitions.map((definition) => [definition.type, definition])) as {
  readonly [Type in EventType]: Extract<Definition, { type: Type }>
}
export const eventTypes = definitions.map(({ type }) => type) as readonly EventType[]

export type EventData<Type extends EventType> = z.infer<Extract<Definition, { type: Type }>['data']>

/** An event as Ladder keeps it: validated, its trainee pseudonymised, its times in UTC. */
export type LadderEvent<Type extends EventType = EventType> = {
  [T in Type]: {
    readonly specversion: '1.0'
    readonly id: string
    readonly source: string
    readonly type: T
    /** A trainee's reference, a cohort, a programme or an organisation. */
    readonly subject: string
    /** When it happened. RFC 3339 in UTC with milliseconds, so that text order is time order. */
    readonly time: string
    readonly data: EventData<T>
  }
}[Type]

/** An event with the time at which the log took it in. */
export type RecordedEvent<Type extends EventType = EventType> = LadderEvent<Type> & { readonly recordedtime: string }

/** The definition behind a type name that a sender wrote, or undefined where there is none. */
export const definitionOf = (type: string): EventDefinition | undefined =>
  Object.hasOwn(catalogue, type) ? (catalogue[type as EventType] as unknown as EventDefinition) : undefined
