import type { RecordedEvent } from '#events/catalogue.ts'

/** A standing event about a trainee. */
export type TraineeEvent = Exclude<
  RecordedEvent,
  { type: 'programme.opened' | 'programme.closed' | 'places.commissioned' | 'sender.silent' | 'event.voided' }
>

export const isAboutTrainee = (event: RecordedEvent): event is TraineeEvent =>
  event.type !== 'programme.opened' &&
  event.type !== 'programme.closed' &&
  event.type !== 'places.commissioned' &&
  event.type !== 'sender.silent' &&
  event.type !== 'event.voided'
