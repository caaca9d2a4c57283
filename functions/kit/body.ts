import { Refusal } from '#shared/refusal.ts'

/** The largest body that any route takes: 5 MB. */
export const MOST_BYTES = 5 * 1024 * 1024

type Sent = { readonly body?: string | undefined; readonly isBase64Encoded: boolean }

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The body as text, refused when it is too large or not UTF-8. */
export const bodyOf = ({ body = '', isBase64Encoded }: Sent): string => {
  if (Buffer.byteLength(body, isBase64Encoded ? 'base64' : 'utf8') > MOST_BYTES)
    throw new Refusal('too-large', `The body is over ${MOST_BYTES} bytes: send it in parts`)
  return isBase64Encoded ? decoded(Buffer.from(body, 'base64')) : body
}

/** The body's media type without its parameters; refused when it is none of those that a route takes. */
export const mediaTypeOf = <const Type extends string>(
  headers: Readonly<Partial<Record<string, string>>>,
  ...taken: readonly [Type, ...Type[]]
): Type => {
  const sent = headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  const found = taken.find((type) => type === sent)
  if (!found) throw new Refusal('unsupported-media-type', `Send the body with the content type ${taken.join(' or ')}`)
  return found
}

const decoded = (bytes: Buffer): string => {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new Refusal('malformed', 'The body is not UTF-8 text')
  }
}
