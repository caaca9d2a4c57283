import { tableNamed } from '../environment.ts'
import type { Memory } from '../ilr/memory.ts'
import { deleteAll, getAll } from './batches.ts'
import { Overtaken } from './imports.ts'
import { itemAt, itemsUnder, putNext, type Versioned } from './items.ts'

const table = tableNamed('learners')

type Key = { readonly organisation: string; readonly learner: string }

/** What an organisation's files have said of a learner on a programme. Nothing in it tells who that is. */
export type LearnerItem = Versioned &
  Key & {
    /** As JSON: nothing in here ever asks for a part of it. */
    readonly memory: string
    /** The import that said it, and what was remembered before: until that import has ended, it may have to say it again. */
    readonly by: string
    readonly before?: string
    /** The latest year whose file had the learner. */
    readonly year: string
  }

/** The file that was last taken of a year, so that an older one, or another under its name, is known for what it is. */
export type FileItem = Versioned &
  Key & { readonly name: string; readonly stamp: string; readonly hash: string; readonly import: string }

/** A row of a table by which an HEI's ILR is read, as JSON, and the import that it is from. */
export type TableRow = Versioned & Key & { readonly row: string; readonly by: string }

const LEARNER = 'learner#'
const FILE = 'file#'

export const learnerKey = (hashed: string): string => `${LEARNER}${hashed}`
export const hashedIn = ({ learner }: Key): string => learner.slice(LEARNER.length)
export const fileKey = (year: string): string => `${FILE}${year}`
export const tableKey = (table: string, code: string): string => `${table}#${code}`

/** What an import goes by: what was remembered before it said anything itself. */
export const memoryBefore = (item: LearnerItem | undefined, importId: string): Memory | undefined => {
  const text = item?.by === importId ? item.before : item?.memory
  return text === undefined ? undefined : (JSON.parse(text) as Memory)
}

/** What is remembered of learners, by the items' keys. */
export const learnersAt = async (
  organisation: string,
  learners: readonly string[],
): Promise<ReadonlyMap<string, LearnerItem>> => {
  const keys = [...new Set(learners)].map((learner) => ({ organisation, learner }))
  return new Map(((await getAll(table, keys)) as LearnerItem[]).map((item) => [item.learner, item]))
}

export const learnersOf = (organisation: string): AsyncGenerator<LearnerItem> =>
  itemsUnder(table, ['organisation', organisation], { by: 'learner', start: LEARNER })

/** The files last taken of an organisation, by year. */
export const filesOf = async (organisation: string): Promise<ReadonlyMap<string, FileItem>> => {
  const files = new Map<string, FileItem>()
  const items = itemsUnder<FileItem>(table, ['organisation', organisation], { by: 'learner', start: FILE })
  for await (const item of items) files.set(item.learner.slice(FILE.length), item)
  return files
}

/** The rows of one of an organisation's tables, by the codes that they explain. */
export const rowsOfTable = async (organisation: string, name: string): Promise<ReadonlyMap<string, TableRow>> => {
  const rows = new Map<string, TableRow>()
  const start = tableKey(name, '')
  for await (const row of itemsUnder<TableRow>(table, ['organisation', organisation], { by: 'learner', start }))
    rows.set(row.learner.slice(start.length), row)
  return rows
}

/** Puts an item one version on. Only the worker that holds the organisation's lane does. */
export const putItem = async <Item extends Versioned & Key>(item: Item): Promise<void> => {
  const { organisation, learner } = item
  if (await putNext(table, { organisation, learner }, item)) return
  // The SDK tries again a put whose answer was lost, and then finds its own.
  const found = await itemAt<Versioned>(table, { organisation, learner })
  if (!found || textOf(found) !== textOf({ ...item, version: item.version + 1 }))
    throw new Overtaken('an item of a learner was changed by another worker')
}

export const removeItems = (items: readonly Key[]): Promise<void> =>
  deleteAll(
    table,
    items.map(({ organisation, learner }) => ({ organisation, learner })),
  )

const textOf = (item: object): string => JSON.stringify(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)))
