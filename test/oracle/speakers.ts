import type { LadderEvent } from '#events/catalogue.ts'

/** The organisation that says an event; 'ladder' for the platform's own sweep. */
export const speakerOf = (event: LadderEvent): string => event.source.replace('/organisations/', '').replace(/^\//, '')

export const heiOf = (programmeOrCohort: string): string => `ukprn:${programmeOrCohort.slice(0, 8)}`

/** Who may speak of a trainee in an enrolment, with the employer it has when the event is told. */
export const mayBeSaid = (event: LadderEvent, enrolment: { hei: string; employer: string }): boolean => {
  const speaker = speakerOf(event)
  switch (event.type) {
    case 'trainee.enrolled':
      return speaker === heiOf(event.data.cohort)
    case 'epa.completed':
      return speaker.startsWith('epao:') || speaker === enrolment.hei
    case 'apel.granted':
    case 'pre-registration.declined':
      return speaker.startsWith('ukprn:')
    case 'training.stalled':
    case 'trainee.moved':
    case 'trainee.dropped':
      return speaker === 'ladder'
    case 'post.missing':
      return speaker === 'ladder' || speaker === enrolment.employer
    case 'post.confirmed':
    case 'post.left':
    case 'progress.reported':
      return speaker === enrolment.employer
    default:
      return speaker === enrolment.hei
  }
}
