import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadDemonstration } from './demonstration/load.ts'
import { printReport } from './demonstration/report.ts'
import type { Platform } from './platform.ts'

const isThere = async (file: string): Promise<boolean> => {
  try {
    await stat(file)
    return true
  } catch {
    return false
  }
}

/** Loads the demonstration, unless the folder says that it holds it. Loading half of it twice does no harm. */
const load = async ({ url, now, drained }: Platform, folder?: string): Promise<void> => {
  const mark = folder === undefined ? undefined : join(folder, 'demonstration-loaded')
  if (mark !== undefined && (await isThere(mark))) return
  await loadDemonstration({ url, now: now(), drained })
  if (mark !== undefined) await writeFile(mark, new Date().toISOString())
}

/** Shows what Ladder answers on the demonstration. `folder` is where the platform keeps its data. */
export const demonstrate = async (platform: Platform, folder?: string): Promise<void> => {
  await load(platform, folder)
  await printReport({ url: platform.url })
}
