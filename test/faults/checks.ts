import type { LadderEvent } from '#events/catalogue.ts'
import { kindOfSubject } from '#events/envelope.ts'
import { nameOf } from '#shared/standing-events.ts'
import { entriesOf } from '#shared/store/entries.ts'
import { projected, recount } from '../laws/cube-in-memory.ts'
import type { Model } from './deployment.ts'
import {
  cubeOf,
  employersOf,
  exceptionIn,
  exceptionsOf,
  feedOf,
  generationsOf,
  type LogEntry,
  ledgersOf,
  linesOf,
  listingOf,
  logOf,
  placeOf,
  programmesOf,
} from './stored.ts'
import type { Ledger as Told } from './workload.ts'

/** What is wrong, each in a line; nothing when all is well. */
export type Faulty = string[]

/** What Ladder's own sweep says. */
const saidByLadder: readonly string[] = ['training.stalled', 'sender.silent']

/** Every acknowledged event is in the log once with its content, and nothing is there that nobody sent. */
export const checkLog = (model: Model, { sent, acknowledged }: Told, referenceOf: (uln: string) => string): Faulty => {
  const log = logOf(model)
  const byName = Map.groupBy(log, ({ event }) => event)
  const sentByName = Map.groupBy(sent, nameOf)
  const isSaid = ({ content, subject }: LogEntry, event: LadderEvent) =>
    content.subject === subject && contentOf(content) === contentOf(event, referenceOf)
  return [
    ...[...byName].filter(([, entries]) => entries.length > 1).map(([name]) => `${name} is in the log more than once`),
    ...log
      .filter(({ content }) => !saidByLadder.includes(content.type) && !content.id.startsWith('return/'))
      .filter((entry) => !sentByName.get(entry.event)?.some((event) => isSaid(entry, event)))
      .map(({ event }) => `${event} is in the log, and nobody sent it so`),
    ...[...acknowledged]
      .filter((event) => !byName.get(nameOf(event))?.some((entry) => isSaid(entry, event)))
      .map((event) => `${nameOf(event)} was acknowledged and is not in the log`),
  ]
}

const contentOf = ({ type, subject, time, data }: LadderEvent, referenceOf = (id: string) => id): string =>
  JSON.stringify([
    type,
    /^\d{10}$/.test(subject) ? referenceOf(subject) : subject,
    Date.parse(time),
    Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)),
  ])

/** The live generation is what the log asks for: ledgers, listing, exceptions and cube. */
export const checkCube = (model: Model): Faulty => {
  const { live } = generationsOf(model)
  const { logs, shares, concerns } = projected(
    employersOf(model),
    logOf(model).map(({ content }) => content),
  )
  const wanted = [...shares]
  const entry = (subject: string, count: number, shares: readonly object[]) =>
    `${subject} ${count} ${shares.map((share) => JSON.stringify(sorted(share))).sort()}`
  return [
    ...differences(
      'ledger',
      wanted.map(([subject, shares]) => entry(subject, logs.get(subject)?.length ?? 0, shares)),
      ledgersOf(model, live).map(({ subject, events, shares }) => entry(subject, events, shares)),
    ),
    ...differences(
      'listing',
      wanted.flatMap(([subject, shares]) =>
        shares.flatMap(({ place }) =>
          'employer' in place ? [`${subject} ${place.cohort} ${place.region} ${place.employer}`] : [],
        ),
      ),
      listingOf(model, live),
    ),
    ...differences(
      'exceptions',
      wanted.flatMap(([subject, shares]) =>
        [...entriesOf(live, subject, { shares, concerns: concerns.get(subject) ?? [] }).values()].flatMap(exceptionIn),
      ),
      exceptionsOf(model, live),
    ),
    ...differences('cube', linesOf(recount(shares.values())), cubeOf(model, live)),
  ]
}

/** The register knows each programme from all of its log. */
export const checkProgrammes = (model: Model): Faulty => {
  const logs = Map.groupBy(
    logOf(model).filter(({ subject }) => kindOfSubject(subject) === 'programme'),
    ({ subject }) => subject,
  )
  return differences(
    'programme',
    [...logs].map(([id, log]) => `${id} ${log.length}`),
    programmesOf(model),
  )
}

/** At every moment the cube is the sum of the ledgers: they only change together. */
export const checkSums = (model: Model): Faulty => {
  const { live, next } = generationsOf(model)
  return (next === undefined ? [live] : [live, next]).flatMap((generation) =>
    differences(
      `sum of ${generation}`,
      linesOf(recount(ledgersOf(model, generation).map(({ shares }) => shares))),
      cubeOf(model, generation),
    ),
  )
}

/** The bus got every stored event, at least once. */
export const checkBus = (model: Model, taken: ReadonlyMap<string, number>): Faulty =>
  logOf(model)
    .map(({ content }) => placeOf(content))
    .filter((place) => !taken.has(place))
    .map((place) => `${place} never came to the bus`)

/** Every event of the log is in the feed, whose pages have no gaps. */
export const checkFeed = (model: Model): Faulty => {
  const pages = feedOf(model)
  const told = new Set(pages.flatMap(({ events }) => events))
  return [
    ...logOf(model)
      .map(({ content }) => placeOf(content))
      .filter((place) => !told.has(place))
      .map((place) => `${place} never came into the feed`),
    ...pages.filter(({ page }, index) => page !== index + 1).map(({ page }) => `no page comes right before ${page}`),
  ]
}

const sorted = (value: object): unknown =>
  Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, typeof inner === 'object' && inner !== null ? sorted(inner) : inner])

const MOST_TOLD = 5

const differences = (of: string, wanted: readonly string[], found: readonly string[]): Faulty => {
  const [w, f] = [new Set(wanted), new Set(found)]
  const missing = wanted.filter((line) => !f.has(line)).map((line) => `${of}: missing ${line}`)
  const extra = found.filter((line) => !w.has(line)).map((line) => `${of}: not wanted ${line}`)
  return [...missing.slice(0, MOST_TOLD), ...extra.slice(0, MOST_TOLD)]
}
