import { describe, expect, it } from 'vitest'
import type { LadderEvent } from '#events/catalogue.ts'
import type { Organisation } from '#events/identifiers.ts'
import type { BatchReceipt } from '#events/receipts.ts'
import { batchesOf } from './batches.ts'
import { type SignedIn, sendAll } from './send.ts'

const eventOf = (organisation: Organisation, number: number): LadderEvent => ({
  specversion: '1.0',
  id: `e${number}`,
  source: `/organisations/${organisation}`,
  type: 'programme.closed',
  subject: `19990101/ap-${number}`,
  time: '2020-07-31T09:00:00.000Z',
  data: { reason: 'other' },
})
const eventsOf = (organisation: Organisation, many: number) =>
  Array.from({ length: many }, (_, number) => eventOf(organisation, number))

type Result = BatchReceipt['results'][number]
const problemOf = (status: number) => ({
  type: 'about:blank',
  title: 'No',
  status,
  detail: 'is not so',
  errors: [{ pointer: '/time', detail: 'is odd' }],
})

/** A platform that keeps what it is sent, and answers each event as it is told to. */
const platform = (answer: (event: LadderEvent, seen: number) => Result['status'] | number = () => 'stored') => {
  const got: { organisation: Organisation; ids: string[] }[] = []
  const times = new Map<string, number>()
  let inFlight = 0
  let most = 0
  const signedIn: SignedIn = async (organisation) => ({
    get: async () => {
      throw new Error('nobody reads')
    },
    put: async () => undefined,
    register: async () => undefined,
    aggregate: async () => {
      throw new Error('nobody asks')
    },
    post: async (events) => {
      most = Math.max(most, ++inFlight)
      await Promise.resolve()
      inFlight--
      got.push({ organisation, ids: events.map(({ id }) => id) })
      const results = events.map((event): Result => {
        const seen = times.get(event.id) ?? 0
        times.set(event.id, seen + 1)
        const said = answer(event, seen)
        return typeof said === 'number' ? { status: 'rejected', problem: problemOf(said) } : { status: said }
      })
      return { stored: 0, duplicate: 0, rejected: 0, results }
    },
  })
  return { signedIn, got, most: () => most }
}

describe('sending', () => {
  it("has several organisations send at a time, and keeps each one's order", async () => {
    const organisations = ['ukprn:19990101', 'ukprn:19990102', 'ods:ZZN01', 'ods:ZZN02', 'ods:ZZN03']
    const { signedIn, got, most } = platform()
    let sent = 0
    await sendAll(batchesOf(organisations.flatMap((one) => eventsOf(one, 600))), signedIn, (events) => {
      sent += events
    })
    expect(sent).toBe(3000)
    expect(most()).toBeGreaterThan(1)
    expect(most()).toBeLessThanOrEqual(4)
    for (const one of organisations) {
      const ids = got.filter(({ organisation }) => organisation === one).flatMap(({ ids }) => ids)
      expect(ids).toEqual(eventsOf(one, 600).map(({ id }) => id))
    }
  })

  it('sends again what the platform was too busy to take, and only that', async () => {
    const { signedIn, got } = platform(({ id }, seen) => (id === 'e1' && seen === 0 ? 503 : 'stored'))
    await sendAll(batchesOf(eventsOf('ods:ZZN01', 3)), signedIn, () => undefined)
    expect(got.map(({ ids }) => ids)).toEqual([['e0', 'e1', 'e2'], ['e1']])
  })

  it('takes a duplicate for sent', async () => {
    const { signedIn, got } = platform(() => 'duplicate')
    await sendAll(batchesOf(eventsOf('ods:ZZN01', 3)), signedIn, () => undefined)
    expect(got).toHaveLength(1)
  })

  it('ends with the reason when an event is refused', async () => {
    const { signedIn } = platform(({ id }) => (id === 'e2' ? 422 : 'stored'))
    await expect(sendAll(batchesOf(eventsOf('ods:ZZN01', 3)), signedIn, () => undefined)).rejects.toThrow(
      'its event e2 (programme.closed about 19990101/ap-2) was rejected. is not so; /time is odd',
    )
  })
})
