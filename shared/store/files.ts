import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { backOff } from '../backoff.ts'
import { required } from '../environment.ts'

const Bucket = required('LADDER_FILES')
// A checksum of a file that is not there yet would be signed into the address for its upload.
const client = new S3Client({ maxAttempts: 5, requestChecksumCalculation: 'WHEN_REQUIRED' })

/** A file is given up when nothing has come of it over so many connections. */
const MOST_BROKEN = 5

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
    if (isMissing(error)) return undefined
    throw error
  }
}

/** The text of a small file, whole, or undefined where there is none. */
export const textOfFile = async (Key: string): Promise<string | undefined> => {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }))
    return (await Body?.transformToString()) ?? ''
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404

/** Another file was put under the name, or none is there any more, while this one was read. */
export class FileChanged extends Error {
  override readonly name = 'FileChanged'
}

/**
 * The bytes of a file as they come; nothing more of it is held. A connection that breaks, as one does that is read too slowly, is
 * taken up again where it broke.
 */
export const readFile = async function* (Key: string, { size, tag }: FoundFile): AsyncGenerator<Uint8Array> {
  let at = 0
  let broken = 0
  while (at < size) {
    try {
      for await (const part of await open(Key, tag, at)) {
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

const open = async (Key: string, IfMatch: string, from: number): Promise<AsyncIterable<Uint8Array>> => {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, IfMatch, Range: `bytes=${from}-` }))
    if (!Body) throw new Error('the file has no body')
    return Body as AsyncIterable<Uint8Array>
  } catch (error) {
    const isOther = error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412
    if (isOther || isMissing(error)) throw new FileChanged('the file was changed', { cause: error })
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
