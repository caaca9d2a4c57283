import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { EventType } from '#events/catalogue.ts'
import { sourceOf } from '#events/envelope.ts'
import { ulnFrom } from '#events/uln.ts'
import type { Clock } from '#local/clock.ts'
import { startPlatform } from '#local/platform.ts'

export const national = 'hee:england'

/** An answer as it came, and as JSON where it is JSON. */
export type Reply<Body = Readonly<Record<string, unknown>>> = {
  readonly status: number
  readonly contentType: string | null
  readonly headers: Headers
  readonly text: string
  readonly body: Body
}

/** What a refusal looks like: problem details, pointing at each fault. */
export const problem = (status: number, ...pointers: readonly string[]) => ({
  status,
  contentType: 'application/problem+json',
  body: {
    type: expect.stringMatching(/\S/),
    title: expect.stringMatching(/\S/),
    status,
    detail: expect.stringMatching(/\S/),
    ...(pointers.length > 0 && {
      errors: pointers.map((pointer) => ({ pointer, detail: expect.stringMatching(/\S/) })),
    }),
  },
})

/** An event as somebody sends it: possibly wrong, so it has no tighter type. */
export type Sent = Readonly<Record<string, unknown>> & { readonly id: string; readonly subject: string }
export type Receipt = { readonly id: string; readonly subject: string; readonly status: string }
export type BatchReceipt = {
  readonly stored: number
  readonly duplicate: number
  readonly rejected: number
  readonly results: readonly (Partial<Receipt> & { readonly problem?: { readonly status: number } })[]
}
export type Total = { readonly total: Readonly<Record<string, unknown>> }

let made = 0
const next = (width: number): string => String(++made).padStart(width, '0')

export const newHei = () => `ukprn:1${next(7)}`
export const newEmployer = () => `ods:${next(5)}`
export const newEpao = () => `epao:EPA${next(4)}`

/** A ULN with its right check digit that no other test of the file uses. */
export const newUln = (): string => ulnFrom(`5${next(8)}`) ?? newUln()

/** Without the last part of a UUID: ten digits in a row, one time in a few thousand, would be taken for a ULN and replaced. */
const newId = (): string => `said-${randomUUID().slice(0, 23)}`

/** An event of an organisation. Events happen in the order in which a test makes them. */
export const said = (by: string, type: EventType, subject: string, data: object, more: object = {}): Sent => ({
  specversion: '1.0',
  id: newId(),
  source: sourceOf(by),
  type,
  subject,
  time: new Date(Date.UTC(2024, 8, 2) + ++made * 1000).toISOString(),
  data,
  ...more,
})

export type Scene = Readonly<Record<'hei' | 'employer' | 'programme' | 'cohort', string>>

export const enrolled = ({ hei, cohort, employer }: Scene, trainee: string, data: object = {}): Sent =>
  said(hei, 'trainee.enrolled', trainee, {
    cohort,
    employer,
    entryBand: 3,
    funding: 'levy',
    guaranteedPost: false,
    setting: 'community',
    expectedEnd: '2026-08-31',
    ...data,
  })

export const voided = (by: string, event: Sent, more: object = {}): Sent =>
  said(by, 'event.voided', event.subject, { event: event.id, reason: 'Sent by mistake.' }, more)

export const withdrawn = (by: string, trainee: string): Sent =>
  said(by, 'trainee.withdrawn', trainee, { reason: 'health' })

export const opened = (programme: string, data: object = {}): Sent =>
  said(`ukprn:${programme.slice(0, 8)}`, 'programme.opened', programme, {
    title: 'Assistant Practitioner',
    route: 'higher-apprenticeship',
    specialism: 'generic',
    minimumIntake: 8,
    ...data,
  })

export const asJson = (body: unknown, contentType = 'application/json'): RequestInit => ({
  headers: { 'content-type': contentType },
  body: JSON.stringify(body),
})

const parsed = (text: string, contentType: string | null): unknown =>
  /^application\/(.+\+)?json/.test(contentType ?? '') && text !== '' ? JSON.parse(text) : undefined

/** Ladder over HTTP, as the organisations that use it see it. */
export const clientOf = (url: string) => {
  const tokens = new Map<string, Promise<string>>()

  const request = async <Body>(path: string, init: RequestInit = {}): Promise<Reply<Body>> => {
    const response = await fetch(`${url}${path}`, init)
    const { status, headers } = response
    const text = await response.text()
    const contentType = headers.get('content-type')
    return { status, contentType, headers, text, body: parsed(text, contentType) as Body }
  }

  const askForToken = (form: Readonly<Record<string, string>>) =>
    request<{ readonly access_token: string }>('/oauth2/token', { method: 'POST', body: new URLSearchParams(form) })

  const tokenOf = async (organisation: string, scope?: string): Promise<string> => {
    const { body, text } = await askForToken({
      grant_type: 'client_credentials',
      client_id: organisation,
      client_secret: 'local',
      ...(scope !== undefined && { scope }),
    })
    if (!body?.access_token) throw new Error(`no token for ${organisation}: ${text}`)
    return body.access_token
  }

  /** Sends a request with a token that its caller has all scopes in. */
  const as = async <Body = Readonly<Record<string, unknown>>>(by: string, path: string, init: RequestInit = {}) => {
    const token = tokens.get(by) ?? tokenOf(by)
    tokens.set(by, token)
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${await token}`)
    return request<Body>(path, { ...init, headers })
  }

  const get = <Body = Readonly<Record<string, unknown>>>(
    by: string,
    path: string,
    headers: Readonly<Record<string, string>> = {},
  ) => as<Body>(by, path, { headers })

  const put = (by: string, path: string, body: unknown) => as(by, path, { method: 'PUT', ...asJson(body) })

  /** Posts one event in structured mode. */
  const post = <Body = Receipt>(by: string, event: unknown) =>
    as<Body>(by, '/events', { method: 'POST', ...asJson(event, 'application/cloudevents+json') })

  const postBatch = (by: string, events: readonly unknown[]) =>
    as<BatchReceipt>(by, '/events', { method: 'POST', ...asJson(events, 'application/cloudevents-batch+json') })

  /** Posts events that are to be stored, each of them; the subjects as Ladder answers them. */
  const stored = async (by: string, ...events: readonly Sent[]): Promise<readonly string[]> => {
    const { body, text } = await postBatch(by, events)
    if (body?.stored !== events.length) throw new Error(`not all were stored: ${text}`)
    return body.results.map(({ subject = '' }) => subject)
  }

  const registered = async (id: string, details: object = {}): Promise<string> => {
    const { status, text } = await put(national, `/organisations/${id}`, { name: 'An organisation', ...details })
    if (status !== 201) throw new Error(`${id} was not registered: ${text}`)
    return id
  }

  /** A new programme with one cohort, its HEI and an employer. */
  const newScene = async ({ region = 'Y62', ...programmeData }: { region?: string; route?: string } = {}) => {
    const hei = await registered(newHei())
    const employer = await registered(newEmployer(), { region })
    const programme = `${hei.slice('ukprn:'.length)}/assistant-practitioner`
    await stored(hei, opened(programme, programmeData))
    return { hei, employer, programme, cohort: `${programme}/2024-09` }
  }

  /** What an aggregate says of a slice as a whole. */
  const total = async (aggregate: string, slice: string, by = national): Promise<Total['total']> => {
    const { status, body, text } = await get<Total>(by, `/aggregates/${aggregate}?${slice}`)
    if (status !== 200) throw new Error(`${aggregate} of ${slice} answered ${status}: ${text}`)
    return body.total
  }

  /** Tokens run out when a test moves the platform's clock on. */
  const forgetTokens = () => tokens.clear()

  return {
    url,
    request,
    askForToken,
    tokenOf,
    forgetTokens,
    as,
    get,
    put,
    post,
    postBatch,
    stored,
    registered,
    newScene,
    total,
  }
}

/** A platform of its own with nothing in it, and a client of it. */
export const startLadder = async (options: { readonly data?: string; readonly clock?: Clock } = {}) => {
  const platform = await startPlatform({ port: 0, ...options })
  return { ...clientOf(platform.url), drained: platform.drained, failures: platform.failures, stop: platform.stop }
}
export type Ladder = Awaited<ReturnType<typeof startLadder>>
export type Client = ReturnType<typeof clientOf>
