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

const markIn = (folder: string): string => join(folder, 'demonstration-loaded')

/** Whether a folder holds the demonstration already. */
export const isDemonstrated = async (folder: string | undefined): Promise<boolean> =>
  folder !== undefined && isThere(markIn(folder))

/**
 * Where the platform's clock must be for a demonstration that ends now: its rounds are lived through, one after the other, so
 * that everything in it was recorded, published and answered when it says.
 */
export const startOfDemonstration = (now: Date): Date => {
  const start = new Date(now)
  start.setUTCFullYear(now.getUTCFullYear() - 1)
  return start
}

/**
 * Tells the demonstration, on a platform whose clock is at its start, up to a moment, and shows what Ladder answers: of the
 * courses as soon as they are told, of all else when the year is over. Where a folder has it, it only shows. Telling half
 * of it twice does no harm.
 */
export const demonstrate = async (
  { url, now, drained, moveTo }: Platform,
  { folder, until }: { readonly folder?: string | undefined; readonly until: () => Date },
): Promise<void> => {
  const report = openReport({ url, now })
  if (!(await isDemonstrated(folder))) {
    const start = now()
    const history = await openDemonstration({ url, now: until(), drained, moveTo })
    await history.tell('courses', { until: start })
    await report.courses()
    await history.tell('outcomes', { until: start })
    await history.live(start, until())
    await moveTo(until())
    if (folder !== undefined) await writeFile(markIn(folder), now().toISOString())
  }
  await report.everything()
}
