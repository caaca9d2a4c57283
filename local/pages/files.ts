import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}
const compressible = new Set(['.css', '.html', '.js', '.json', '.svg'])

/** Below this, a compressed file is hardly smaller. */
const LEAST_BYTES = 1024

const encoders = {
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
}
type Encoding = keyof typeof encoders

export type ServedFile = { readonly headers: Readonly<Record<string, string>>; readonly body: Buffer }

/** A file of a folder as it is served, compressed where that makes it smaller; undefined where there is none of the name. */
export const servedFile = async (folder: string, name: string, wanted?: Encoding): Promise<ServedFile | undefined> => {
  const ending = extname(name)
  const type = types[ending]
  // A name, not a path: nothing of it leads out of the folder, nor to a hidden file.
  if (!type || !/^\w[\w.-]*$/.test(name)) return undefined
  const body = await readFile(join(folder, name)).catch(() => undefined)
  if (!body) return undefined
  const encoding = compressible.has(ending) && body.length >= LEAST_BYTES ? wanted : undefined
  const headers = { 'content-type': type, vary: 'accept-encoding' }
  if (!encoding) return { headers, body }
  return { headers: { ...headers, 'content-encoding': encoding }, body: await encoders[encoding](body) }
}

/** The smallest encoding that an Accept-Encoding header takes. */
export const encodingOf = (accepted = ''): Encoding | undefined => {
  const names = accepted
    .toLowerCase()
    .split(',')
    .map((part) => part.replaceAll(' ', ''))
    .filter((part) => !/;q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0])
  return (['br', 'gzip'] as const).find((encoding) => names.includes(encoding))
}
