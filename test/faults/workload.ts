import type { LadderEvent } from '#events/catalogue.ts'
import { aggregateNames } from '#events/measures.ts'
import type { Slice } from '#events/slices.ts'
import type { Query } from '#shared/plan.ts'
import { bySender } from '../oracle/world.ts'
import type { clientOver, Outcome } from './client.ts'
import type { SmallWorld } from './small-world.ts'
import type { Stage } from './stage.ts'

type Client = ReturnType<typeof clientOver>

/** What organisations know of what they sent: an event is known by its object. */
export type Ledger = {
  readonly sent: Set<LadderEvent>
  readonly acknowledged: Set<LadderEvent>
  /** Answers that Ladder must never give. */
  readonly wrong: string[]
}

type Job = { readonly by: string; readonly events: readonly LadderEvent[] }

const isStored = ({ status }: Outcome) => status === 200 || status === 201

/** Senders at work: in batches and singly, in any order, twice, and again until they are told that it is stored. */
export const createWorkload = (stage: Stage, client: Client) => {
  const { timeline, faults, random, trace } = stage
  const told: Ledger = { sent: new Set(), acknowledged: new Set(), wrong: [] }
  const rivals = new Set<LadderEvent>()
  const thinkMs = random.pick([20, 300, 2000])

  /** Sends until every event is acknowledged; some senders lose patience before. */
  const send = async ({ by, events }: Job, isPatient: boolean): Promise<void> => {
    let left = events
    for (const event of events) told.sent.add(event)
    while (left.length > 0) {
      const outcomes = await client.post(by, left).catch(() => undefined)
      const heard = faults.strikes('reply lost', by) ? undefined : outcomes
      if (heard) left = left.filter((event, index) => isOpen(event, heard[index]))
      if (left.length === 0 || (!isPatient && random.chance(0.05))) return
      await timeline.sleep(random.int(10, 4000))
    }
  }

  const isOpen = (event: LadderEvent, outcome: Outcome | undefined): boolean => {
    if (!outcome || outcome.status >= 500) return true
    if (isStored(outcome)) told.acknowledged.add(event)
    else if (outcome.status !== 409 || !rivals.has(event))
      told.wrong.push(`${event.type} ${event.id} was answered ${outcome.status} ${outcome.answered}`)
    return false
  }

  const sender = async (jobs: readonly Job[]): Promise<void> => {
    for (const job of jobs) {
      await timeline.sleep(random.int(0, thinkMs))
      await send(job, false)
    }
  }

  /** Now and then an id comes with two contents, of which only one can be stored. */
  const withRivals = (events: readonly LadderEvent[]): LadderEvent[] =>
    events.flatMap((event) => {
      if (event.type !== 'trainee.enrolled' || !random.chance(0.1)) return [event]
      const rival = { ...event, data: { ...event.data, guaranteedPost: !event.data.guaranteedPost } }
      rivals.add(event).add(rival)
      return [event, rival]
    })

  const jobsOf = (sayings: readonly LadderEvent[]): Job[] => {
    const all = [...withRivals(sayings), ...sayings.filter(() => random.chance(0.1))]
    return bySender(random.shuffled(all)).flatMap(([by, events]) => {
      const jobs: Job[] = []
      const most = random.pick([2, 6, 25])
      for (let at = 0; at < events.length; ) {
        const size = random.int(1, most)
        jobs.push({ by, events: events.slice(at, at + size) })
        at += size
      }
      return jobs
    })
  }

  const post = async ({ openings, sayings }: SmallWorld): Promise<void> => {
    await Promise.all(bySender(openings).map(([by, events]) => send({ by, events }, true)))
    const jobs = random.shuffled(jobsOf(sayings))
    const senders = random.int(1, 5)
    await Promise.all(
      Array.from({ length: senders }, (_, nth) => sender(jobs.filter((_, index) => index % senders === nth))),
    )
  }

  /** Writes an organisation until it is answered. */
  const register = async (id: string, details: object): Promise<void> => {
    for (;;) {
      const reply = await client.put(id, details).catch(() => undefined)
      if (reply?.status === 200 || reply?.status === 201) return
      if (reply && reply.status < 500) told.wrong.push(`PUT ${id} was answered ${reply.status}`)
      await timeline.sleep(random.int(100, 2000))
    }
  }

  const groupings: readonly (readonly Slice[])[] = [
    [],
    ['region'],
    ['cohort'],
    ['employer', 'region'],
    ['funding'],
    ['programme'],
  ]

  /** Asks at a random moment. An answer may be late but never a refusal, and never counts below zero. */
  const ask = async (): Promise<void> => {
    await timeline.sleep(random.int(0, 8000))
    const query: Query = { aggregate: random.pick(aggregateNames), filters: {}, groupBy: random.pick(groupings) }
    const reply = await client.ask('hee:england', query).catch(() => undefined)
    if (!reply || (reply.status >= 500 && !faults.areOver())) return
    trace(`answered ${query.aggregate} ${reply.status}`)
    if (reply.status !== 200) told.wrong.push(`${query.aggregate} was answered ${reply.status}`)
    else if (hasNegative(reply.body)) told.wrong.push(`${query.aggregate} by ${query.groupBy} counts below zero`)
  }

  return { told, post, register, ask }
}

// A trend is a slope, and may well be negative.
const hasNegative = (value: unknown, name = ''): boolean => {
  if (typeof value === 'number') return value < 0 && name !== 'trend'
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, inner]) => hasNegative(inner, key))
}
