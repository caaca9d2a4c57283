import { organisationOf } from '#events/envelope.ts'
import type { Organisation } from '#events/identifiers.ts'
import type { TraineeEvent } from './trainee-event.ts'

/** Who spoke of a trainee, and who left the trainee out: what shows that somebody has disappeared, or is unknown. */
export type Mentions = {
  /** When each organisation first and last said anything of the trainee. */
  readonly said: Readonly<Record<Organisation, { readonly first: string; readonly last: string }>>
  /** When each organisation last left the trainee out of a return or a file. */
  readonly dropped: Readonly<Record<Organisation, string>>
}

/** Collects mentions from standing events in the order in which they happened. */
export const mentionsIn = (standing: readonly TraineeEvent[]): Mentions => {
  const said: Record<Organisation, { first: string; last: string }> = {}
  const dropped: Record<Organisation, string> = {}
  for (const event of standing) {
    if (event.type === 'trainee.dropped') dropped[event.data.organisation] = event.time
    const speaker = organisationOf(event.source)
    const known = speaker === undefined ? undefined : said[speaker]
    if (known) known.last = event.time
    else if (speaker !== undefined) said[speaker] = { first: event.time, last: event.time }
  }
  return { said, dropped }
}
