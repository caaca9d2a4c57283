import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadDemonstration } from './demonstration/load.ts'
import type { Platform } from './platform.ts'

const isThere = async (file: string): Promise<boolean> => {
  try {
    await stat(file)
    return true
  } catch {
    return false
  }
}

/** Loads the demonstration, unless the data folder says that it holds it. Loading half of it twice does no harm. */
export const demonstrate = async ({ url, drained }: Platform, folder?: string): Promise<void> => {
  const mark = folder === undefined ? undefined : join(folder, 'demonstration-loaded')
  if (mark !== undefined && (await isThere(mark))) return
  await loadDemonstration({ url, progress: process.stdout, drained })
  if (folder === undefined || mark === undefined) return
  await mkdir(folder, { recursive: true })
  await writeFile(mark, new Date().toISOString())
}
