import type { LadderEvent } from '#events/catalogue.ts'
import type { Share } from '#shared/contribution.ts'
import { withoutZeros } from '#shared/counters.ts'
import { type CellDelta, nameOfCell, sumByCell } from '#shared/grains.ts'
import { nameOf } from '#shared/standing-events.ts'
import { type Model, tableNameOf } from './deployment.ts'

export type LogEntry = { readonly subject: string; readonly event: string; readonly content: LadderEvent }
export type StoredLedger = { readonly subject: string; readonly events: number; readonly shares: readonly Share[] }

/** Where an event is in the log: its subject and its name. */
export const placeOf = (event: LadderEvent): string => `${event.subject} ${nameOf(event)}`

type Raw = Readonly<Record<string, unknown>>

const itemsOf = (model: Model, table: string): Raw[] => [...model.items(tableNameOf(table))] as Raw[]

/** The log as it is stored. */
export const logOf = (model: Model): LogEntry[] =>
  itemsOf(model, 'log').map(({ subject, event, content }) => ({
    subject: String(subject),
    event: String(event),
    content: JSON.parse(String(content)) as LadderEvent,
  }))

/** The pages of the feed in their order, and the places of the events in them. */
export const feedOf = (model: Model): { readonly page: number; readonly events: readonly string[] }[] =>
  itemsOf(model, 'feed')
    .map(({ page, events }) => ({ page: Number(page), events: String(events).split('\n') }))
    .sort((a, b) => a.page - b.page)

/** The generation that is asked, and the one that a rebuild is making. */
export const generationsOf = (model: Model): { readonly live: string; readonly next?: string } => {
  const pointer = itemsOf(model, 'registry').find(({ kind }) => kind === 'generation')
  return (pointer ?? { live: 'g1' }) as { live: string; next?: string }
}

/** The employers of the register as it is now. */
export const employersOf = (model: Model): Record<string, { region: string }> =>
  Object.fromEntries(
    itemsOf(model, 'registry')
      .filter(({ kind, region }) => kind === 'organisation' && region)
      .map(({ id, region }) => [String(id), { region: String(region) }]),
  )

/** Each programme of the register, and from how many events it is known. */
export const programmesOf = (model: Model): string[] =>
  itemsOf(model, 'registry')
    .filter(({ kind }) => kind === 'programme')
    .map(({ id, events }) => `${id} ${events}`)

export const ledgersOf = (model: Model, generation: string): StoredLedger[] =>
  itemsOf(model, 'records')
    .filter(({ item }) => item === `${generation}#ledger`)
    .map(({ subject, events, shares }) => ({
      subject: String(subject),
      events: Number(events),
      shares: JSON.parse(String(shares)) as Share[],
    }))

/** Where each subject is listed: lines of subject, cohort, region and employer. */
export const listingOf = (model: Model, generation: string): string[] =>
  itemsOf(model, 'records')
    .filter(({ item }) => String(item).startsWith(`${generation}#enrolment#`))
    .map(({ subject, item, region, employer }) =>
      [subject, String(item).slice(`${generation}#enrolment#`.length), region, employer].join(' '),
    )

/** Where an entry lists an exception, as a line; nothing for an entry that lists none. */
export const exceptionIn = ({ item, concerns, since }: Raw): string[] =>
  concerns === undefined ? [] : [`${item} ${concerns} ${since}`]

/** The exceptions that are listed, open or to come. */
export const exceptionsOf = (model: Model, generation: string): string[] =>
  itemsOf(model, 'records')
    .filter(({ item }) => String(item).startsWith(`${generation}#`))
    .flatMap(exceptionIn)

/** The cells of a generation under the name `g`, lanes summed and zeros left out: a line for each counter. */
export const cubeOf = (model: Model, generation: string): string[] =>
  linesOf(
    itemsOf(model, 'cube')
      .filter(({ slice }) => String(slice).startsWith(`${generation}#`))
      .map(({ slice, cell, ...counters }) => ({
        slice: String(slice).replace(generation, 'g'),
        cell: String(cell),
        counters: counters as Record<string, number>,
      })),
  )

/** What cells say with the lanes of a row as one: a line for each counter that is not zero. */
export const linesOf = (cells: readonly CellDelta[]): string[] =>
  sumByCell(
    cells.map((cell) => ({ ...cell, cell: cell.slice === 'g#region' ? cell.cell.replace(/\|\d$/, '') : cell.cell })),
  )
    .flatMap((cell) =>
      Object.entries(withoutZeros(cell.counters)).map(
        ([name, count]) => `${nameOfCell(cell).replace('\n', ' ')} ${name}=${count}`,
      ),
    )
    .sort()
