import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { credentials, region } from './account.ts'

type Fault = { readonly code: string; readonly message: string }

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/**
 * Why S3 would turn a request away: functions come with credentials, which are not looked at here, and everybody else with an
 * address signed for one method, key, size and time (SigV4 in the query), which is checked as S3 checks it.
 */
export const faultOfAccess = (request: IncomingMessage, url: URL): Fault | undefined => {
  if (request.headers.authorization?.startsWith('AWS4-HMAC-SHA256')) return undefined
  const { searchParams: query } = url
  const signature = query.get('X-Amz-Signature')
  if (!signature) return { code: 'AccessDenied', message: 'Access Denied' }
  const date = query.get('X-Amz-Date') ?? ''
  const at = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (!(Date.now() <= at + Number(query.get('X-Amz-Expires')) * 1000))
    return { code: 'AccessDenied', message: 'Request has expired' }
  return isEqual(signature, signatureOf(request, url, date))
    ? undefined
    : { code: 'SignatureDoesNotMatch', message: 'The request is not the one that the address was signed for' }
}

const isEqual = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

const signatureOf = ({ method = '', headers }: IncomingMessage, url: URL, date: string): string => {
  const names = (url.searchParams.get('X-Amz-SignedHeaders') ?? '').split(';')
  const parameters = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
  const canonical = [
    method,
    url.pathname.split('/').map(decodeURIComponent).map(encoded).join('/'),
    parameters.sort().join('&'),
    ...names.map((name) => `${name}:${String(headers[name] ?? '').trim()}`),
    '',
    names.join(';'),
    'UNSIGNED-PAYLOAD',
  ].join('\n')
  const scope = `${date.slice(0, 8)}/${region}/s3/aws4_request`
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${credentials.secretAccessKey}`)
  const hashed = createHash('sha256').update(canonical).digest('hex')
  return hmac(key, ['AWS4-HMAC-SHA256', date, scope, hashed].join('\n')).toString('hex')
}
