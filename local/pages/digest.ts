import { createHash } from 'node:crypto'
import { glob, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What the pages are built from: their folder but for what was built, and the versions of what builds them. */
export type Sources = { readonly folder: string; readonly lock: string }

/** Written last, so that a build which did not come to its end is none. */
const MARK = '.sources'

/** A digest of every source, which changes with any of them. */
export const digestOf = async ({ folder, lock }: Sources): Promise<string> => {
  const found: string[] = []
  for await (const entry of glob('**/*', { cwd: folder, withFileTypes: true, exclude: ({ name }) => name === 'dist' }))
    if (entry.isFile()) found.push(join(entry.parentPath, entry.name))
  const digest = createHash('sha256').update(await readFile(lock).catch(() => ''))
  for (const file of found.sort()) digest.update(`\0${file.slice(folder.length)}\0`).update(await readFile(file))
  return digest.digest('hex')
}

/** Whether what was built in a folder was built from the sources of a digest. */
export const isBuiltFrom = async (built: string, digest: string): Promise<boolean> =>
  (await readFile(join(built, MARK), 'utf8').catch(() => undefined)) === digest

export const markBuiltFrom = (built: string, digest: string): Promise<void> => writeFile(join(built, MARK), digest)
