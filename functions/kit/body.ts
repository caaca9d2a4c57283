import { Refusal } from '#shared/refusal.ts'

/** The largest body that any route takes: 5 MB. */
export const MOST_BYTES = 5 * 1024 * 1024

type Sent = { readonly body?: string | undefined; readonly isBase64Encoded: boolean }

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The body as the bytes that were sent, refused when it is too large. */
export const bytesOf = ({ body = '', isBase64Encoded }: Sent): Uint8Array => {
  const encoding = isBase64Encoded ? 'base64' : 'utf8'
  if (Buffer.byteLength(body, encoding) > MOST_BYTES)
    throw new Refusal('too-large', `The body is over ${MOST_BYTES} bytes: send it in parts`)
  return Buffer.from(body, encoding)
}

/** The body as text, refused when it is too large or not UTF-8. */
export const bodyOf = (sent: Sent): string => {
  const bytes = bytesOf(sent)
  return sent.isBase64Encoded ? decoded(bytes) : (sent.body ?? '')
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

const decoded = (bytes: Uint8Array): string => {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new Refusal('malformed', 'The body is not UTF-8 text')
  }
}
