import type { Organisation } from '#events/identifiers.ts'
import { national } from '#events/organisation.ts'
import { declaration as collect } from '#functions/collect/declaration.ts'
import type { Batch } from './batches.ts'
import { type Client, signIn } from './client.ts'
import { type Chapter, DEMONSTRATION_SEED, historyOf } from './history.ts'
import { commissioners, employers, epaos, heis } from './organisations.ts'
import { type Output, progressOn } from './progress.ts'
import { answerReturns } from './returns.ts'
import { sendAll } from './send.ts'
import { later, yearsUntil } from './shift.ts'
import { stopsBetween } from './stops.ts'

export type LoadOptions = {
  readonly url: string
  /** When the demonstration ends: its history is moved to have happened by then. */
  readonly now: Date
  /** Resolves when the platform has worked through all that was sent. */
  readonly drained: () => Promise<void>
  /** Moves the platform's clock on, and runs the schedules with these names that fell due. */
  readonly moveTo: (time: Date, schedules: readonly string[]) => Promise<void>
  /** Hears how far it is: standard error, unless told otherwise. */
  readonly progress?: Output
}

type Span = { readonly after?: Date; readonly until: Date }

export type Demonstration = {
  /** Tells a chapter of the history as far as it happened in a span of time, and waits until it is counted. */
  readonly tell: (chapter: 'courses' | 'outcomes', span: Span) => Promise<void>
  /** Lives through the rounds of the collection between two moments, with all that happens besides. */
  readonly live: (from: Date, to: Date) => Promise<void>
}

/** Registers everybody, and gives the parts of the history, to be told through the public API as each organisation would. */
export const openDemonstration = async ({
  url,
  now,
  drained,
  moveTo,
  progress = process.stderr,
}: LoadOptions): Promise<Demonstration> => {
  const years = yearsUntil(now)
  const moved = (chapter: Chapter): Chapter => chapter.map((batches) => batches.map((batch) => later(batch, years)))
  const told = historyOf(DEMONSTRATION_SEED)
  const history = { courses: moved(told.courses), outcomes: moved(told.outcomes) }
  // A token lasts an hour, and the clock may be moved on by weeks.
  let clients = new Map<Organisation, Promise<Client>>()
  const signedIn = (organisation: Organisation): Promise<Client> => {
    const client = clients.get(organisation) ?? signIn(url, organisation)
    clients.set(organisation, client)
    return client
  }
  const sendPhases = async (chapter: Chapter, span: Span, advance: (events: number) => void) => {
    for (const batches of chapter) await sendAll(within(span, batches), signedIn, advance)
  }
  const tell: Demonstration['tell'] = async (chapter, span) => {
    const events = history[chapter].flatMap((batches) => within(span, batches)).flatMap(({ events }) => events)
    const bar = progressOn(progress, events.length)
    await sendPhases(history[chapter], span, bar.advance).finally(bar.end)
    await drained()
  }
  const liveUntil = async (at: Date, after: Date) => {
    await moveTo(at, collectionSchedules)
    clients = new Map()
    for (const chapter of [history.courses, history.outcomes])
      await sendPhases(chapter, { after, until: at }, () => undefined)
    await drained()
  }
  const live: Demonstration['live'] = async (from, to) => {
    const stops = stopsBetween(from, to)
    let after = from
    for (const [index, stop] of stops.entries()) {
      progress.write(
        `${progress.isTTY ? '\r\x1b[K' : ''}  A running year: ${stop.at.toISOString().slice(0, 10)}, ${index + 1} of ${stops.length}${progress.isTTY ? '' : '\n'}`,
      )
      await liveUntil(stop.at, after)
      await answerReturns(stop, { seed: DEMONSTRATION_SEED, england: await signedIn(national.id), signedIn })
      after = stop.at
    }
    if (progress.isTTY) progress.write('\n')
    await liveUntil(to, after)
  }

  await registerEverybody(await signedIn(national.id))
  return { tell, live }
}

/** The schedules that make the rounds. The daily ones are run once, when the year is over. */
const collectionSchedules = collect.triggers.flatMap((trigger) => (trigger.kind === 'schedule' ? [trigger.name] : []))

/** What has happened in a span of time, and who says it. */
const within = ({ after, until }: Span, batches: readonly Batch[]): Batch[] =>
  batches
    .map(({ organisation, events }) => ({
      organisation,
      events: events.filter(({ time }) => {
        const at = Date.parse(time)
        return at <= until.getTime() && (after === undefined || at > after.getTime())
      }),
    }))
    .filter(({ events }) => events.length > 0)

const registerEverybody = async (england: Client): Promise<void> => {
  for (const { id, name } of [...commissioners, ...epaos]) await england.register(id, { name })
  for (const { id, name, region } of heis) await england.register(id, { name, region, contact: contactOf(id) })
  for (const { id, name, region, icb, levyPaying } of employers)
    await england.register(id, { name, region, icb, levyPaying, contact: contactOf(id) })
}

/** Who is told of the collection. Nothing leaves this machine: what would go out is at /local/messages. */
const contactOf = (id: Organisation): string => `education@${id.slice(id.indexOf(':') + 1).toLowerCase()}.example`
