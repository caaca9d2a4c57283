import { now } from '#shared/clock.ts'
import { FileRefusal, fileOf } from '#shared/imports.ts'
import { streamInParts } from '#shared/store/batches.ts'
import { FileChanged, type FoundFile, findFile, readFile, removeFile } from '#shared/store/files.ts'
import { type Import, importAt, moveOn } from '#shared/store/imports.ts'
import { type Bytes, type GoOn, type Importer, type Item, nothing } from './importer.ts'
import { importerOf } from './kinds.ts'
import { keepOutcome } from './results.ts'

/** Works on a file until it is done or refused; or until time runs out, and then gives false: it goes on from where it stands. */
export const run = async (item: Import, goOn: GoOn): Promise<boolean> => {
  try {
    return await deal(item, goOn)
  } catch (error) {
    const detail = refusalIn(error)
    if (detail === undefined) throw error
    // It has moved on since it was begun.
    await end((await importAt(item.organisation, item.import)) ?? item, { status: 'refused', detail })
    return true
  }
}

const refusalIn = (error: unknown): string | undefined => {
  if (error instanceof FileRefusal) return error.message
  return error instanceof FileChanged ? 'Another file came in place of this one: send it again.' : undefined
}

const deal = async (begun: Import, goOn: GoOn): Promise<boolean> => {
  const found = await findFile(fileOf(begun.organisation, begun.import))
  if (!found || (begun.tag !== undefined && begun.tag !== found.tag)) throw new FileChanged('the file is another')
  const bytes = () => bytesOf(begun, found, goOn)
  const importer = await importerOf(bytes(), begun)

  let item = begun
  if (!item.columns) {
    const { size, tag } = found
    item = await moveOn({ ...item, status: 'running', holds: importer.holds, size, tag })
    item = await moveOn({ ...item, columns: await importer.check(bytes(), item) })
  }
  for await (const items of streamInParts(itemsLeft(importer, bytes(), item), importer.atOnce)) {
    if (!(await goOn())) return false
    const outcome = await importer.take(items, item)
    const { bytes = 0, index = 0 } = items.at(-1) ?? {}
    item = await moveOn(await keepOutcome(item, outcome, { bytes, rows: index }))
  }
  const last = (await importer.finish?.(item, goOn)) ?? nothing
  const { detail } = last
  const kept = await keepOutcome(item, last, { bytes: item.size, rows: item.at.rows })
  await end(kept, { status: 'done', ...(detail !== undefined && { detail }) })
  return true
}

const bytesOf = async function* (item: Import, found: FoundFile, goOn: GoOn): AsyncGenerator<Uint8Array> {
  for await (const part of readFile(fileOf(item.organisation, item.import), found)) {
    await goOn()
    yield part
  }
}

/** The items of a file that were not dealt with yet. */
const itemsLeft = async function* <It extends Item>(importer: Importer<It>, bytes: Bytes, item: Import) {
  const { rows } = item.at
  for await (const it of importer.items(bytes, item)) if (it.index > rows) yield it
}

const end = async (item: Import, ending: Pick<Import, 'status' | 'detail'>): Promise<void> => {
  await moveOn({ ...item, ...ending, ended: now().toISOString() })
  // It names people, and nobody needs it any more.
  await removeFile(fileOf(item.organisation, item.import))
}
