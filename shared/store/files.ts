import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { required } from '../environment.ts'

const Bucket = required('LADDER_FILES')
// A checksum of a file that is not there yet would be signed into the address for its upload.
const client = new S3Client({ maxAttempts: 5, requestChecksumCalculation: 'WHEN_REQUIRED' })

/** What is read of a file at once: a connection that is used too slowly is closed, and one of these is soon read again. */
const BYTES_AT_ONCE = 4 * 1024 * 1024

/** Puts a file in the bucket, in place of any other of its name. */
export const putFile = async (Key: string, content: string | Uint8Array, ContentType: string): Promise<void> => {
  const ContentLength = Buffer.byteLength(content)
  await client.send(new PutObjectCommand({ Bucket, Key, Body: content, ContentLength, ContentType }))
}

export const removeFile = async (Key: string): Promise<void> => {
  await client.send(new DeleteObjectCommand({ Bucket, Key }))
}

/** A file as it is in the bucket at the moment. Another file put under its name has another tag. */
export type FoundFile = { readonly size: number; readonly tag: string }

/** The file of a name, or undefined where there is none. */
export const findFile = async (Key: string): Promise<FoundFile | undefined> => {
  try {
    const { ContentLength = 0, ETag = '' } = await client.send(new HeadObjectCommand({ Bucket, Key }))
    return { size: ContentLength, tag: ETag }
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return undefined
    throw error
  }
}

/** Another file was put under the name, or none is there any more, while this one was read. */
export class FileChanged extends Error {
  override readonly name = 'FileChanged'
}

/** The bytes of a file, part by part; never more than one part is held. */
export const readFile = async function* (Key: string, { size, tag }: FoundFile): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < size; from += BYTES_AT_ONCE) yield await readPart(Key, tag, from)
}

const readPart = async (Key: string, IfMatch: string, from: number): Promise<Uint8Array> => {
  try {
    const Range = `bytes=${from}-${from + BYTES_AT_ONCE - 1}`
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, IfMatch, Range }))
    if (!Body) throw new Error('the file has no body')
    return await Body.transformToByteArray()
  } catch (error) {
    const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined
    if (status === 412 || status === 404) throw new FileChanged('the file was changed', { cause: error })
    throw error
  }
}

/** An address to which somebody without credentials may put one file, of this name, size and type, for so many seconds. */
export const uploadAddress = (
  Key: string,
  { size, type }: { readonly size: number; readonly type: string },
  expiresIn: number,
): Promise<string> =>
  getSignedUrl(client, new PutObjectCommand({ Bucket, Key, ContentLength: size, ContentType: type }), {
    expiresIn,
    signableHeaders: new Set(['host', 'content-length', 'content-type']),
  })
