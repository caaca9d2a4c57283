import { openAsBlob } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { sizeOf } from '../files.ts'
import type { Api } from '../http/api.ts'
import { NotReached } from '../http/errors.ts'
import type { ImportAnswer } from './import-answer.ts'

/** What a body may have: Lambda takes 6 MB, and a text with many quotes grows on its way there. */
const MOST_BYTES = 4_000_000

/** Sends a file: in the request itself, or where the answer says that a large one is to be uploaded. Gives the import as it begins. */
export const beginImport = async (
  api: Api,
  file: string,
  { isDryRun, report }: { readonly isDryRun: boolean; readonly report: (bytes: number, of: number) => void },
): Promise<ImportAnswer> => {
  const size = await sizeOf(file)
  const name = basename(file)
  const type = /\.xml$/i.test(file) ? 'application/xml' : 'text/csv'
  const dryRun = isDryRun ? 'true' : undefined
  report(0, size)
  if (size <= MOST_BYTES) {
    const body = new Uint8Array(await readFile(file))
    const { text } = await api.ask('/imports', { method: 'POST', query: { name, dryRun }, contentType: type, body })
    report(size, size)
    return JSON.parse(text) as ImportAnswer
  }
  const body = JSON.stringify({ name, size, type })
  const { text } = await api.ask('/imports', {
    method: 'POST',
    query: { dryRun },
    contentType: 'application/json',
    body,
  })
  const begun = JSON.parse(text) as ImportAnswer
  if (begun.upload) await uploadTo(begun.upload, await openAsBlob(file))
  report(size, size)
  return begun
}

/** The address is a secret, and is not told even when it does not work. */
const uploadTo = async ({ method, url, headers }: NonNullable<ImportAnswer['upload']>, body: Blob): Promise<void> => {
  const response = await fetch(url, { method, headers, body }).catch(() => undefined)
  if (response?.ok) return
  throw new NotReached(
    `The upload was ${response ? `answered with ${response.status}` : 'broken off'}: run the same command again`,
  )
}
