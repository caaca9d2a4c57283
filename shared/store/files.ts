import { AwsClient } from 'aws4fetch'
import { backOff } from '../backoff.ts'
import { required } from '../environment.ts'

const bucket = required('LADDER_FILES')
const region = required('AWS_REGION')
const endpoint = process.env.AWS_ENDPOINT_URL_S3
const { AWS_SESSION_TOKEN: sessionToken } = process.env
const client = new AwsClient({
  accessKeyId: required('AWS_ACCESS_KEY_ID'),
  secretAccessKey: required('AWS_SECRET_ACCESS_KEY'),
  ...(sessionToken && { sessionToken }),
  service: 's3',
  region,
  retries: 4,
})

const addressOf = (key: string): string => {
  const path = key.split('/').map(encodeURIComponent).join('/')
  return endpoint ? `${endpoint}/${bucket}/${path}` : `https://${bucket}.s3.${region}.amazonaws.com/${path}`
}

/** What the bucket answers; an error worth another try where it does not answer, or not now. */
const call = async (method: string, key: string, init: RequestInit = {}): Promise<Response> => {
  const response = await client.fetch(addressOf(key), { ...init, method }).catch((cause: unknown) => {
    throw new BucketUnavailable('the bucket does not answer', { cause })
  })
  if (response.status >= 500) throw new BucketUnavailable(`the bucket answered ${response.status}`)
  return response
}

/** Its name is one that clients are told to try again on. */
class BucketUnavailable extends Error {
  override readonly name = 'ServiceUnavailable'
}

const sure = async (response: Response): Promise<Response> => {
  if (response.ok) return response
  await response.body?.cancel()
  throw new Error(`the bucket answered ${response.status}`)
}

/** A file is given up when nothing has come of it over so many connections. */
const MOST_BROKEN = 5

/** Puts a file in the bucket, in place of any other of its name. */
export const putFile = async (key: string, content: string | Uint8Array<ArrayBuffer>, type: string): Promise<void> => {
  await sure(await call('PUT', key, { body: content, headers: { 'content-type': type } }))
}

export const removeFile = async (key: string): Promise<void> => {
  await sure(await call('DELETE', key))
}

/** A file as it is in the bucket at the moment. Another file put under its name has another tag. */
export type FoundFile = { readonly size: number; readonly tag: string }

/** The file of a name, or undefined where there is none. */
export const findFile = async (key: string): Promise<FoundFile | undefined> => {
  const response = await call('HEAD', key)
  if (response.status === 404) return undefined
  const { headers } = await sure(response)
  return { size: Number(headers.get('content-length')), tag: headers.get('etag') ?? '' }
}

/** The text of a small file, whole, or undefined where there is none. */
export const textOfFile = async (key: string): Promise<string | undefined> => {
  const response = await call('GET', key)
  return response.status === 404 ? undefined : (await sure(response)).text()
}

/** Another file was put under the name, or none is there any more, while this one was read. */
export class FileChanged extends Error {
  override readonly name = 'FileChanged'
}

/**
 * The bytes of a file as they come; nothing more of it is held. A connection that breaks, as one does that is read too slowly, is
 * taken up again where it broke.
 */
export const readFile = async function* (key: string, { size, tag }: FoundFile): AsyncGenerator<Uint8Array> {
  let at = 0
  let broken = 0
  while (at < size) {
    try {
      for await (const part of await open(key, tag, at)) {
        at += part.length
        broken = 0
        yield part
      }
    } catch (error) {
      if (error instanceof FileChanged || ++broken === MOST_BROKEN) throw error
      await backOff(broken)
    }
  }
}

const open = async (key: string, tag: string, from: number): Promise<AsyncIterable<Uint8Array>> => {
  const response = await call('GET', key, { headers: { 'if-match': tag, range: `bytes=${from}-` } })
  if (response.status === 412 || response.status === 404) throw new FileChanged('the file was changed')
  const { body } = await sure(response)
  if (!body) throw new Error('the file has no body')
  return body
}

/** An address to which somebody without credentials may put one file, of this name, size and type, for so many seconds. */
export const uploadAddress = async (
  key: string,
  { size, type }: { readonly size: number; readonly type: string },
  expiresIn: number,
): Promise<string> => {
  const { url } = await client.sign(`${addressOf(key)}?X-Amz-Expires=${expiresIn}`, {
    method: 'PUT',
    headers: { 'content-length': String(size), 'content-type': type },
    aws: { signQuery: true, allHeaders: true },
  })
  return url
}
