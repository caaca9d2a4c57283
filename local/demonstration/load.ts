import type { Organisation } from '#events/identifiers.ts'
import { national } from '#events/organisation.ts'
import type { Batch } from './batches.ts'
import { type Client, signIn } from './client.ts'
import { type Chapter, DEMONSTRATION_SEED, historyOf } from './history.ts'
import { commissioners, employers, epaos, heis } from './organisations.ts'
import { type Output, progressOn } from './progress.ts'
import { sendAll } from './send.ts'

export type LoadOptions = {
  readonly url: string
  /** The platform's clock: the history is told as far as it has happened. */
  readonly now: Date
  /** Resolves when the platform has worked through all that was sent. */
  readonly drained: () => Promise<void>
  /** Hears how far it is: standard error, unless told otherwise. */
  readonly progress?: Output
}

/** Each tells its part of the history and waits until it is counted. */
export type Demonstration = { readonly courses: () => Promise<void>; readonly outcomes: () => Promise<void> }

/** Registers everybody, and gives the parts of the history, to be told through the public API as each organisation would. */
export const openDemonstration = async ({
  url,
  now,
  drained,
  progress = process.stderr,
}: LoadOptions): Promise<Demonstration> => {
  const { courses, outcomes } = historyOf(DEMONSTRATION_SEED)
  const clients = new Map<Organisation, Promise<Client>>()
  const signedIn = (organisation: Organisation): Promise<Client> => {
    const client = clients.get(organisation) ?? signIn(url, organisation)
    clients.set(organisation, client)
    return client
  }
  const tell = async (chapter: Chapter): Promise<void> => {
    const phases = chapter.map((batches) => until(now, batches))
    const events = phases.flat().reduce((sum, batch) => sum + batch.events.length, 0)
    const bar = progressOn(progress, events)
    try {
      for (const batches of phases) await sendAll(batches, signedIn, bar.advance)
    } finally {
      bar.end()
    }
    await drained()
  }

  await registerEverybody(await signedIn(national.id))
  return { courses: () => tell(courses), outcomes: () => tell(outcomes) }
}

/** What has happened by a time, and who says it. */
const until = (now: Date, batches: readonly Batch[]): Batch[] =>
  batches
    .map(({ organisation, events }) => ({
      organisation,
      events: events.filter(({ time }) => Date.parse(time) <= now.getTime()),
    }))
    .filter(({ events }) => events.length > 0)

const registerEverybody = async (england: Client): Promise<void> => {
  for (const { id, name } of [...commissioners, ...epaos]) await england.register(id, { name })
  for (const { id, name, region } of heis) await england.register(id, { name, region })
  for (const { id, name, region, icb, levyPaying } of employers)
    await england.register(id, { name, region, icb, levyPaying })
}
