import { createHash } from 'node:crypto'
import type { PublicRequest, Reply } from '#functions/kit/http.ts'

/** Serves a document that is the same for everyone until the next deployment: built once, cacheable, 304 where known. */
export const published = (mediaType: string, build: () => object) => {
  let built: { body: string; etag: string } | undefined
  return async ({ headers }: Pick<PublicRequest, 'headers'>): Promise<Reply> => {
    built ??= tagged(JSON.stringify(build()))
    const caching = { etag: built.etag, 'cache-control': 'public, max-age=300' }
    if (knows(headers['if-none-match'], built.etag)) return { status: 304, headers: caching }
    return { status: 200, headers: { 'content-type': mediaType, ...caching }, body: built.body }
  }
}

const tagged = (body: string) => ({ body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` })

const knows = (sent = '', etag: string): boolean =>
  sent.split(',').some((part) => ['*', etag].includes(part.trim().replace(/^W\//, '')))
