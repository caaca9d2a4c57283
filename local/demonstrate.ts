import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDemonstration } from './demonstration/load.ts'
import { openReport } from './demonstration/report.ts'
import type { Platform } from './platform.ts'

const isThere = async (file: string): Promise<boolean> => {
  try {
    await stat(file)
    return true
  } catch {
    return false
  }
}

/**
 * Tells the demonstration, unless the folder says that it holds it, and shows what Ladder answers: of each part as soon as it
 * is told. `folder` is where the platform keeps its data. Telling half of it twice does no harm.
 */
export const demonstrate = async ({ url, now, drained }: Platform, folder?: string): Promise<void> => {
  const mark = folder === undefined ? undefined : join(folder, 'demonstration-loaded')
  const isTold = mark !== undefined && (await isThere(mark))
  const report = await openReport({ url })
  const history = isTold ? undefined : await openDemonstration({ url, now: now(), drained })

  await history?.courses()
  await report.courses()
  await history?.outcomes()
  await report.outcomes()
  if (mark !== undefined && !isTold) await writeFile(mark, now().toISOString())
}
