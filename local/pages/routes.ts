import { join } from 'node:path'
import { contentSecurityPolicy, pagePaths } from '../../web/headers.ts'
import { json, type Reply, refusal } from '../reply.ts'
import type { Call, Route } from '../routes.ts'
import type { Pages } from './build.ts'
import { encodingOf, type ServedFile, servedFile } from './files.ts'
import { noticeOf } from './notice.ts'
import { ownPage } from './own-page.ts'
import { webConfigOf } from './web-config.ts'

type PageRoutes = {
  readonly url: string
  /** Where the pages may send besides: the bucket that takes large files. */
  readonly uploads: string
  readonly pages: Pages
}

/** Names of assets change with their content, so that a browser keeps each for good. */
const forGood = 'public, max-age=31536000, immutable'

/** The pages, what they load and what they are told, as CloudFront serves them on AWS. */
export const pageRoutes = ({ url, uploads, pages: { folder, state } }: PageRoutes): Route[] => {
  const policy = contentSecurityPolicy([uploads])
  const elsewhere = new URL(url).host.replace('127.0.0.1', 'localhost')
  // Compressed once: the names of assets change with their content.
  const kept = new Map<string, Promise<ServedFile | undefined>>()

  const page = async ({ request: { headers }, path, query }: Call): Promise<Reply> => {
    // The sign-in leads back to one address only, so whoever comes by the machine's other name goes on under this one.
    if (headers.host === elsewhere)
      return { status: 302, headers: { location: `${url}${path}${query && `?${query}`}` }, body: '' }
    const now = state()
    if (now.is !== 'as-built') return ownPage(folder, noticeOf(now))
    const index = await servedFile(folder, 'index.html', encodingOf(headers['accept-encoding']))
    if (!index) return ownPage(folder, noticeOf(now))
    const more = { 'content-security-policy': policy, 'cache-control': 'no-cache' }
    return { status: 200, headers: { ...index.headers, ...more }, body: index.body }
  }

  const asset = async ({ parameters: { file = '' }, request: { headers } }: Call): Promise<Reply> => {
    const encoding = encodingOf(headers['accept-encoding'])
    const key = `${file} ${encoding}`
    const reading = kept.get(key) ?? servedFile(join(folder, 'assets'), file, encoding)
    kept.set(key, reading)
    const found = await reading
    if (found) return { status: 200, headers: { ...found.headers, 'cache-control': forGood }, body: found.body }
    kept.delete(key)
    return refusal('not-found', 'There is no such file: load the page again')
  }

  const icon = async (): Promise<Reply> => {
    const found = await servedFile(folder, 'icon.svg')
    if (!found) return refusal('not-found', 'The pages are not built')
    return { status: 200, headers: { ...found.headers, 'cache-control': 'public, max-age=3600' }, body: found.body }
  }

  const open = (path: string, answer: Route['answer']): Route => ({ method: 'GET', path, scopes: 'public', answer })
  return [
    ...pagePaths.map((path) => open(path, page)),
    open('/assets/{file}', asset),
    open('/icon.svg', icon),
    open('/config.json', () => json(webConfigOf(url))),
  ]
}
