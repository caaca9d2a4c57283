import type { LadderEvent } from '#events/catalogue.ts'
import { organisationOf } from '#events/envelope.ts'
import type { Organisation } from '#events/identifiers.ts'

/** What one organisation sends in one request. */
export type Batch = { readonly organisation: Organisation; readonly events: readonly LadderEvent[] }

/** The most events that `POST /events` takes at once. */
const MOST = 500

export const speakerOf = ({ source }: LadderEvent): Organisation => {
  const organisation = organisationOf(source)
  if (!organisation) throw new TypeError('only organisations send events')
  return organisation
}

/** Each organisation's events in the order given, in as few batches as keep neighbours about one subject together. */
export const batchesOf = (events: readonly LadderEvent[]): Batch[] =>
  [...Map.groupBy(events, speakerOf)].flatMap(([organisation, said]) =>
    inChunks(runsBySubject(said)).map((events) => ({ organisation, events })),
  )

const runsBySubject = (events: readonly LadderEvent[]): LadderEvent[][] => {
  const runs: LadderEvent[][] = []
  for (const event of events) {
    const run = runs.at(-1)
    if (run?.[0]?.subject === event.subject) run.push(event)
    else runs.push([event])
  }
  return runs
}

const inChunks = (runs: readonly (readonly LadderEvent[])[]): LadderEvent[][] => {
  const chunks: LadderEvent[][] = []
  for (const run of runs) {
    const chunk = chunks.at(-1)
    if (chunk && chunk.length + run.length <= MOST) chunk.push(...run)
    else chunks.push([...run])
  }
  return chunks
}
