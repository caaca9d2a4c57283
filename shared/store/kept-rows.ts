import { tableNamed } from '../environment.ts'
import type { FrozenRegister } from '../publication.ts'
import { deleteAll, getAll } from './batches.ts'
import { insertAll } from './insert.ts'
import { type Part, packed, rowsIn, unpacked } from './packed-rows.ts'

export const publicationsTable = tableNamed('publications')

type Item = { readonly publication: string; readonly part: string; readonly packed: string }

/** Which parts there are, by partition of the cube: the first cell of each, in order. */
type Contents = Readonly<Record<string, readonly string[]>>

/** Rows and the register that go with them, kept under a name; read by what is wanted of them. */
export type KeptRows = {
  readonly register: FrozenRegister
  /** The rows of a partition whose cells begin so; all of them without a beginning. */
  readonly cells: (slice: string, prefix: string) => Promise<ReturnType<typeof rowsIn>>
}

const partName = (slice: string, firstCell: string): string => `${slice}#${firstCell}`
const CONTENTS = 'contents'
const REGISTER = 'register'

/** Keeps parts and a register under a name, each item once; what is there already stays. All are there when it resolves. */
export const keepRows = async (name: string, parts: readonly Part[], register: FrozenRegister): Promise<void> => {
  const contents: Record<string, string[]> = {}
  for (const { slice, firstCell } of parts) contents[slice] = [...(contents[slice] ?? []), firstCell]
  const itemOf = (part: string, text: string): Item => ({ publication: name, part, packed: packed(text) })
  const outcomes = await insertAll(publicationsTable, [
    ...parts.map(({ slice, firstCell, text }) => itemOf(partName(slice, firstCell), text)),
    itemOf(CONTENTS, JSON.stringify(contents)),
    itemOf(REGISTER, JSON.stringify(register)),
  ])
  const failed = outcomes.find((outcome) => outcome instanceof Error)
  if (failed) throw failed
}

/** Opens what is kept under a name. */
export const openRows = async (name: string): Promise<KeptRows> => {
  const [contents, register] = await read(name, [CONTENTS, REGISTER])
  const firstCells = JSON.parse(contents ?? '{}') as Contents
  return {
    register: JSON.parse(register ?? '{"programmes":[],"employers":[]}') as FrozenRegister,
    cells: async (slice, prefix) => {
      const wanted = within(firstCells[slice] ?? [], prefix).map((firstCell) => partName(slice, firstCell))
      const rows = (await read(name, wanted, rowsIn)).flat()
      return rows.filter(([cell]) => cell.startsWith(prefix))
    },
  }
}

/** Removes what is kept under a name, if anything is. */
export const dropRows = async (name: string): Promise<void> => {
  const [item] = (await getAll(publicationsTable, [{ publication: name, part: CONTENTS }])) as Item[]
  const contents = item ? unpacked(item.packed) : '{}'
  const parts = Object.entries(JSON.parse(contents) as Contents).flatMap(([slice, firstCells]) =>
    firstCells.map((firstCell) => partName(slice, firstCell)),
  )
  // The contents last: one that ended half-way can be taken up again.
  const keys = [...parts, REGISTER, CONTENTS].map((part) => ({ publication: name, part }))
  await deleteAll(publicationsTable, keys)
}

/** The parts that may hold cells beginning so: those that start with one, and the one before. */
const within = (firstCells: readonly string[], prefix: string): readonly string[] => {
  if (prefix === '') return firstCells
  const from = firstCells.findLastIndex((firstCell) => firstCell <= prefix)
  const beyond = firstCells.findIndex((firstCell) => firstCell > prefix && !firstCell.startsWith(prefix))
  return firstCells.slice(Math.max(0, from), beyond === -1 ? firstCells.length : beyond)
}

/** Reads parts by name, in the order of the names, each through a function that makes something of what is packed. */
const read = async <Content = string>(
  name: string,
  parts: readonly string[],
  contentOf: (packed: string) => Content = unpacked as (packed: string) => Content,
): Promise<Content[]> => {
  const items = (await getAll(
    publicationsTable,
    parts.map((part) => ({ publication: name, part })),
  )) as Item[]
  const found = new Map(items.map((item) => [item.part, item.packed]))
  return parts.map((part) => {
    const packed = found.get(part)
    if (packed === undefined) throw new Error(`${name} has no part ${part}`)
    return contentOf(packed)
  })
}
