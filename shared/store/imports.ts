import type { Counts, ImportAnswer } from '#events/imports.ts'
import { tableNamed } from '../environment.ts'
import { noCounts } from '../imports.ts'
import { deleteAll } from './batches.ts'
import { itemAt, itemsUnder, putNext, type Versioned } from './items.ts'

const table = tableNamed('imports')

/** A file that was sent, and how far it is. */
export type Import = Versioned &
  Pick<ImportAnswer, 'name' | 'status' | 'holds' | 'dryRun' | 'sent' | 'ended' | 'detail'> & {
    readonly organisation: string
    readonly import: string
    /** Bytes: as announced, until the file has arrived. */
    readonly size: number
    /** Of the file that was looked at: another one uploaded in its place has another. */
    readonly tag?: string
    /** The columns of what was found, once the file was read to its end and can be taken. */
    readonly columns?: readonly string[]
    /** Up to where the file was dealt with, and how many parts of what was found are kept. */
    readonly at: { readonly bytes: number; readonly rows: number; readonly parts: number }
    readonly counts: Counts
    readonly problems: number
  }

type Begun = Pick<Import, 'organisation' | 'import' | 'name' | 'size' | 'dryRun' | 'sent'>

const keyOf = ({ organisation, import: id }: Pick<Import, 'organisation' | 'import'>) => ({ organisation, import: id })

/** Below this stands, under organisation and id, which imports are not done: no organisation has such a name. */
const OPEN = '#open'
const openKeyOf = (organisation: string, id: string) => ({ organisation: OPEN, import: `${organisation}#${id}` })

/** Notes an import whose file is about to arrive. It is listed as open first, so that none is ever forgotten. */
export const beginImport = async (begun: Begun): Promise<void> => {
  await putNext(table, openKeyOf(begun.organisation, begun.import), { version: 0, sent: begun.sent })
  const at = { bytes: 0, rows: 0, parts: 0 }
  await putNext(table, keyOf(begun), { version: 0, ...begun, status: 'waiting', at, counts: noCounts, problems: 0 })
}

export const importAt = (organisation: string, id: string): Promise<Import | undefined> =>
  itemAt<Import>(table, { organisation, import: id })

/** Somebody else has changed what this worker alone should: it has been slow, and must leave the work to the other. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken'
}

/** Writes how far an import is now; gives it with its new version. */
export const moveOn = async (moved: Import): Promise<Import> => {
  const next = { ...moved, version: moved.version + 1 }
  if (await putNext(table, keyOf(moved), moved)) return next
  // The SDK tries again a put whose answer was lost, and then finds its own.
  const found = await importAt(moved.organisation, moved.import)
  if (found?.version === next.version && JSON.stringify(found.at) === JSON.stringify(next.at)) return next
  throw new Overtaken(`the import ${moved.import} was moved on by another`)
}

/** The imports that are not done, of one organisation or all, in the order sent. */
export const openImports = async function* (organisation = ''): AsyncGenerator<Open> {
  const start = organisation && `${organisation}#`
  const open = itemsUnder<{ import: string; sent: string }>(table, ['organisation', OPEN], { by: 'import', start })
  for await (const { import: name, sent } of open) {
    const cut = name.indexOf('#')
    yield { organisation: name.slice(0, cut), id: name.slice(cut + 1), sent }
  }
}

type Open = { readonly organisation: string; readonly id: string; readonly sent: string }

/** Takes an import off the list of those that are not done. */
export const closeImport = (organisation: string, id: string): Promise<void> =>
  deleteAll(table, [openKeyOf(organisation, id)])
