import { readFile, stat, writeFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { UsageError } from '../options.ts'

/** What a string of the engine can hold, with room to spare. */
const MOST_BYTES = 256 * 1024 * 1024

const unreadable = (file: string, error: unknown): UsageError => {
  const { code } = error as NodeJS.ErrnoException
  const why = { ENOENT: 'there is no such file', EACCES: 'it may not be read', EISDIR: 'it is a folder' }[code ?? '']
  return new UsageError(`${file}: ${why ?? code ?? 'it cannot be read'}`)
}

/** The text of a file, or of standard input for `-`. A UsageError says why there is none. */
export const textOf = async (file: string): Promise<string> => {
  if (file === '-') return text(process.stdin)
  if ((await sizeOf(file)) > MOST_BYTES)
    throw new UsageError(`${file} is too large to be read at once: use ladder import, or split it`)
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw unreadable(file, error)
  })
}

/** How many bytes a file has. A UsageError says why that cannot be known. */
export const sizeOf = async (file: string): Promise<number> => {
  const found = await stat(file).catch((error: unknown) => {
    throw unreadable(file, error)
  })
  if (found.isDirectory()) throw unreadable(file, { code: 'EISDIR' })
  return found.size
}

/** Writes a file for its owner's eyes only: it may hold learner numbers. */
export const keepAs = async (file: string, content: string): Promise<void> => {
  await writeFile(file, content, { mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be written: ${error.code}`)
  })
}
