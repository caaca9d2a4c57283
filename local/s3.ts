import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, stat, unlink } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { filesBucket } from './account.ts'
import type { Entry } from './bus.ts'
import { describeError } from './describe-error.ts'
import { listen } from './http-server.ts'
import { faultOfAccess } from './s3-access.ts'

export type S3Options = {
  /** Where objects are kept; in a folder of its own that goes with the platform without it. */
  readonly folder?: string | undefined
  /** Where the pages are, which upload from a browser. */
  readonly origin?: string | undefined
  /** Takes what S3 tells EventBridge. */
  readonly tell: (entry: Entry) => unknown
  readonly log: (line: string) => void
}

class S3Error extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** The bucket's CORS rule: a page of one origin may put what an address was signed for. */
const sharedWith = (origin: string) =>
  new Headers({
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'PUT',
    'access-control-allow-headers': 'content-type',
    vary: 'origin',
  })

/** Plays S3 on this machine, as far as Ladder uses it: objects of one bucket put, read from a byte on, looked at and removed. */
export const startS3 = async ({ folder, origin, tell, log }: S3Options) => {
  const root = folder ?? (await mkdtemp(join(tmpdir(), 'ladder-files-')))
  await mkdir(root, { recursive: true })
  let uploads = 0

  const fileOf = (key: string) => join(root, Buffer.from(key).toString('base64url'))

  const found = async (key: string) => {
    const stats = await stat(fileOf(key)).catch(() => undefined)
    if (!stats) throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.')
    // Not of the content, as S3's is: another file under the same name is told apart by when it came.
    return { size: stats.size, etag: `"${stats.size.toString(36)}-${stats.mtimeMs.toString(36)}"` }
  }

  const put = async (key: string, request: IncomingMessage, response: ServerResponse) => {
    // Renamed into place: whoever reads sees the old object or the whole new one.
    const arriving = join(root, `${process.pid}.${++uploads}.arriving`)
    try {
      await pipeline(request, createWriteStream(arriving, { mode: 0o600 }))
      await rename(arriving, fileOf(key))
    } catch (error) {
      await unlink(arriving).catch(() => undefined)
      throw error
    }
    const { size, etag } = await found(key)
    response.writeHead(200, { etag }).end()
    const detail = { version: '0', bucket: { name: filesBucket }, object: { key, size, etag }, reason: 'PutObject' }
    tell({ Source: 'aws.s3', DetailType: 'Object Created', Detail: JSON.stringify(detail) })
  }

  const get = async (key: string, { headers, method }: IncomingMessage, response: ServerResponse) => {
    const { size, etag } = await found(key)
    if (headers['if-match'] && headers['if-match'] !== etag)
      throw new S3Error(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold')
    const [, from = '0', to] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? []
    const start = Number(from)
    const end = Math.min(to ? Number(to) : size - 1, size - 1)
    if (headers.range && start >= size) throw new S3Error(416, 'InvalidRange', 'The requested range is not satisfiable')
    response.writeHead(headers.range ? 206 : 200, {
      etag,
      'content-length': end - start + 1,
      'content-type': 'application/octet-stream',
      ...(headers.range && { 'content-range': `bytes ${start}-${end}/${size}` }),
    })
    if (method === 'HEAD' || size === 0) response.end()
    else await pipeline(createReadStream(fileOf(key), { start, end }), response)
  }

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://s3')
    const [bucket, ...steps] = url.pathname.slice(1).split('/').map(decodeURIComponent)
    const key = steps.join('/')
    if (bucket !== filesBucket || key === '')
      throw new S3Error(404, 'NoSuchBucket', 'The specified bucket does not exist')
    const fault = faultOfAccess(request, url)
    if (fault) throw new S3Error(403, fault.code, fault.message)
    if (request.method === 'PUT') return put(key, request, response)
    if (request.method === 'GET' || request.method === 'HEAD') return get(key, request, response)
    if (request.method !== 'DELETE') throw new S3Error(501, 'NotImplemented', 'The platform has no such operation')
    await rm(fileOf(key), { force: true })
    response.writeHead(204).end()
  }

  const server = await listen((request, response) => {
    const shared = request.headers.origin === origin && origin !== undefined
    if (shared) response.setHeaders(sharedWith(origin))
    if (shared && request.method === 'OPTIONS') {
      response.end()
      return
    }
    answer(request, response).catch((error: unknown) => {
      // Whoever has read enough goes.
      const hasLeft = (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE'
      if (!(error instanceof S3Error) && !hasLeft) log(`the files failed: ${describeError(error)}`)
      if (response.headersSent) {
        response.destroy()
        return
      }
      const { status, code, message } = error instanceof S3Error ? error : new S3Error(500, 'InternalError', 'Failed')
      // What is still being sent has nowhere to go; the connection is closed once the answer is read.
      request.resume()
      response.writeHead(status, { 'content-type': 'application/xml', connection: 'close' })
      response.end(request.method === 'HEAD' ? '' : `<Error><Code>${code}</Code><Message>${message}</Message></Error>`)
    })
  })
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      if (folder === undefined) await rm(root, { recursive: true, force: true })
    },
  }
}
