import { createHash } from 'node:crypto'
import { viewOf } from '#shared/access.ts'
import { ask } from '#shared/store/ask.ts'
import { CSV_CONTENT_TYPE, CSV_TYPE } from '../kit/csv.ts'
import { byRoute, httpHandler, type Reply, type Request } from '../kit/http.ts'
import { preferred } from '../kit/negotiate.ts'
import { collectionsAnswer } from './collections.ts'
import { queryOf } from './query.ts'
import { tableOf } from './table.ts'

const JSON_TYPE = 'application/json'

const aggregate = async ({ params, query: parameters, headers, caller, now }: Request): Promise<Reply> => {
  const mediaType = preferred(headers.accept, [JSON_TYPE, CSV_TYPE])
  const { publication, ...asked } = queryOf(params.aggregate ?? '', parameters)
  const { filters, disclosure } = viewOf(caller, asked.filters)
  const query = { ...asked, filters }

  const { asOf, ...answered } = await ask({ query, disclosure, publication, now })
  const about = { aggregate: query.aggregate, filters, groupBy: query.groupBy, disclosure: disclosure.name }
  return replyWith({ about, answered, asOf }, mediaType, headers)
}

const collections = async (request: Request): Promise<Reply> => {
  const { headers, now } = request
  const mediaType = preferred(headers.accept, [JSON_TYPE, CSV_TYPE])
  const { content: about, answered } = await collectionsAnswer(request)
  return replyWith({ about, answered, asOf: now.toISOString() }, mediaType, headers)
}

type Told = { readonly about: object; readonly answered: Parameters<typeof tableOf>[0]; readonly asOf: string }

/** An answer in the form that was asked for. When it was asked is no part of what its tag is of. */
const replyWith = ({ about, answered, asOf }: Told, mediaType: string, headers: Request['headers']): Reply => {
  if (mediaType === CSV_TYPE) return tagged(headers, CSV_CONTENT_TYPE, tableOf(answered))
  const content = { ...about, ...answered }
  return tagged(headers, JSON_TYPE, JSON.stringify({ ...content, asOf }), JSON.stringify(content))
}

/** The reply with a weak tag of what it says, whenever it is said; or that nothing has changed. */
const tagged = (
  headers: Readonly<Partial<Record<string, string>>>,
  contentType: string,
  body: string,
  said = body,
): Reply => {
  const etag = `W/"${createHash('sha256').update(contentType).update(said).digest('base64url')}"`
  const kept = { etag, 'cache-control': 'private, no-cache', vary: 'Authorization, Accept' }
  const known = (headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim())
  if (known.includes(etag) || known.includes('*')) return { status: 304, headers: kept }
  return { status: 200, headers: { ...kept, 'content-type': contentType }, body }
}

export const handler = httpHandler(
  byRoute({ 'GET /aggregates/{aggregate}': aggregate, 'GET /aggregates/collections': collections }),
)
