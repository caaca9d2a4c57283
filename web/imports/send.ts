import type { Client } from '../client/client.ts'
import { Problem, Unreachable } from '../client/problem.ts'

/** What goes in one request; a larger file is uploaded. In bytes. */
const MOST_AT_ONCE = 5 * 1024 * 1024
/** The largest file that is taken. In MB. */
export const MOST_MB = 1024

type Sending = {
  readonly client: Client
  readonly isDryRun: boolean
  /** Hears how much of an upload is done, from 0 to 1. */
  readonly onProgress: (share: number) => void
}

const typeOf = (name: string): 'application/xml' | 'text/csv' => (/\.xml$/i.test(name) ? 'application/xml' : 'text/csv')

/**
 * Sends a file, and gives the import that it has become. What is large, or is no UTF-8, as spreadsheets write it, is uploaded: so
 * no byte is changed on the way.
 */
export const sendFile = async (file: File, { client, isDryRun, onProgress }: Sending): Promise<string> => {
  const type = typeOf(file.name)
  const dryRun = isDryRun ? 'true' : undefined
  if (file.size <= MOST_AT_ONCE && (await isUtf8(file)))
    return (await client.send('postImport', { query: { name: file.name, dryRun } }, { type, body: file })).id
  const body = { name: file.name, size: file.size, type }
  const { id, upload } = await client.ask('postImport', { query: { dryRun }, body })
  if (upload) await put(upload, file, onProgress)
  return id
}

const isUtf8 = async (file: Blob): Promise<boolean> => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
    return true
  } catch {
    return false
  }
}

type Upload = { readonly method: string; readonly url: string; readonly headers: Readonly<Record<string, string>> }

// `fetch` does not tell how far an upload is.
const put = ({ method, url, headers }: Upload, file: File, onProgress: Sending['onProgress']): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total))
    request.addEventListener('error', () => reject(new Unreachable(undefined)))
    request.addEventListener('load', () => {
      if (request.status < 300) return resolve()
      const detail = 'The file did not arrive whole. Send it again.'
      reject(new Problem({ status: request.status, title: 'The upload failed', detail }))
    })
    request.send(file)
  })
