import { clockFrom } from '#local/clock.ts'
import { asJson, clientOf, enrolled, national, newUln, said, startLadder } from './client.ts'

export const round = '2024-11'
export const pathOf = (organisation: string, query = '', month = round) =>
  `/collections/${month}/returns/${organisation}${query && `?${query}`}`

export type Row = Readonly<Record<string, unknown>>
export type Return = {
  readonly rows: readonly Row[]
  readonly status: string
  readonly asked: number
  readonly answered: number
}
export type Receipt = {
  readonly status: string
  readonly counts: Readonly<Record<string, number>>
  readonly rows: readonly {
    readonly row: number
    readonly status: string
    readonly errors: readonly { column: string; detail: string }[]
  }[]
}
type StoredEvent = {
  readonly id: string
  readonly type: string
  readonly source: string
  readonly voided: boolean
  readonly time: string
  readonly data: Row
}

/**
 * A platform in October 2024, ten days before its first round, with a clock that the test moves on: two trainees in training and
 * one who awaits a post, all of one HEI and one employer.
 */
export const startCollection = async () => {
  const clock = clockFrom(new Date('2024-10-20T09:00:00Z'))
  const ladder = await startLadder({ clock })
  const jobs = await import('#shared/store/collection.ts')
  const scene = await ladder.newScene({ route: 'foundation-degree' })
  const ulns = [newUln(), newUln(), newUln()] as const
  const [ann = '', bea = '', cai = ''] = await ladder.stored(scene.hei, ...ulns.map((uln) => enrolled(scene, uln)))
  await ladder.stored(scene.hei, said(scene.hei, 'qualification.awarded', cai, { award: 'fdsc' }))

  /** Moves the platform's clock on. Tokens of before have expired by then. */
  const moveTo = (time: string): void => {
    clock.moveTo(new Date(time))
    Object.assign(ladder, clientOf(ladder.url))
  }
  const collect = async () => (await jobs.collect(clock.now())).map(({ month, step }) => `${step} ${month}`)

  const getReturn = async (by: string) => (await ladder.get<Return>(by, pathOf(by))).body
  const putRows = (by: string, rows: readonly Row[], query = '', month = round) =>
    ladder.as<Receipt>(by, pathOf(by, query, month), { method: 'PUT', ...asJson({ rows }) })
  const putFile = (
    by: string,
    file: string | Uint8Array,
    { query = '', type = 'text/csv', accept = 'application/json' } = {},
  ) =>
    ladder.as<Receipt>(by, pathOf(by, query), {
      method: 'PUT',
      headers: { 'content-type': type, accept },
      body: typeof file === 'string' ? file : new Uint8Array(file),
    })

  const eventsOf = async (ref: string) =>
    (await ladder.get<{ readonly events: readonly StoredEvent[] }>(national, `/trainees/${ref}/events`)).body.events
  const standing = async (ref: string, type: string) =>
    (await eventsOf(ref)).filter((event) => event.type === type && !event.voided)

  const refs = [ann, bea, cai] as const
  return { ladder, jobs, clock, scene, ulns, refs, moveTo, collect, getReturn, putRows, putFile, eventsOf, standing }
}
