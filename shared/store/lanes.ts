import { tableNamed } from '../environment.ts'
import { Overtaken } from './imports.ts'
import { itemAt, putNext, type Versioned } from './items.ts'

const table = tableNamed('imports')

/** A worker that has not been heard of for so long is gone. It says that it is there three times as often. */
export const LEASE_MS = 15_000
const SAY_AGAIN_MS = LEASE_MS / 3

/** An organisation's imports are worked on one at a time: whoever holds the lane works. */
export type Lane = Versioned & {
  readonly organisation: string
  readonly holder: string
  /** Up to when it is held, RFC 3339. */
  readonly until: string
}

const keyOf = (organisation: string) => ({ organisation, import: '#lane' })

const after = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString()

export const laneOf = async (organisation: string): Promise<Lane> =>
  (await itemAt<Lane>(table, keyOf(organisation))) ?? { version: 0, organisation, holder: '', until: '' }

export const isHeld = ({ until }: Lane, now: Date): boolean => until > now.toISOString()

/** Takes a lane that nobody holds; undefined when somebody was quicker. */
export const takeLane = async (free: Lane, holder: string, now: Date): Promise<Lane | undefined> => {
  const taken = { ...free, holder, until: after(now, LEASE_MS) }
  return (await put(taken)) ? { ...taken, version: taken.version + 1 } : undefined
}

/** Says that the holder is there still, if it is time to. */
export const keepLane = async (held: Lane, now: Date): Promise<Lane> => {
  if (held.until > after(now, LEASE_MS - SAY_AGAIN_MS)) return held
  const kept = await takeLane(held, held.holder, now)
  if (!kept) throw new Overtaken(`the lane of ${held.organisation} was taken by another`)
  return kept
}

export const leaveLane = async (held: Lane): Promise<void> => {
  await put({ ...held, until: '' })
}

const put = async (lane: Lane): Promise<boolean> => {
  if (await putNext(table, keyOf(lane.organisation), lane)) return true
  // The SDK tries again a put whose answer was lost, and then finds its own.
  const { version, holder, until } = await laneOf(lane.organisation)
  return version === lane.version + 1 && holder === lane.holder && until === lane.until
}
