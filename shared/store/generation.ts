import { isDeepStrictEqual } from 'node:util'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { tableNamed } from '../environment.ts'
import { store } from './client.ts'

const table = tableNamed('registry')
const KEY = { kind: 'generation', id: 'cube' }

/**
 * Which generation of records and cube is asked, and which one a rebuild makes beside it. Names are never used again, so
 * what a late writer leaves in a generation that was dropped counts nowhere.
 */
export type Generations = {
  readonly version: number
  readonly live: string
  readonly next?: string
  /** The last subject, in the order of subjects, that the rebuild has projected into `next`. */
  readonly reached?: string
  /** Another one is to be dropped: nothing asks for it any longer. */
  readonly dropping?: true
  /** How many generations there have been: the name of the next one follows. */
  readonly made: number
}
export type Rebuilding = Generations & { readonly next: string }

const first: Generations = { version: 0, live: 'g1', made: 1 }

/** Strongly consistent: whoever reads it after an event was stored knows every rebuild that began before. */
export const generations = async (): Promise<Generations> => {
  const { Item } = await store.send(new GetCommand({ TableName: table, Key: KEY, ConsistentRead: true }))
  if (!Item) return first
  const { kind: _, id: __, ...known } = Item
  return known as Generations
}

/** Begins a generation beside the live one, or goes on with the one begun. */
export const beginNext = async (read: Generations): Promise<Rebuilding> => {
  if (read.next !== undefined) return { ...read, next: read.next }
  const made = read.made + 1
  return move(read, { live: read.live, next: `g${made}`, made })
}

/** Notes how far the rebuild has come, so that one that ended half-way goes on from there. */
export const noteReached = (read: Rebuilding, reached: string): Promise<Rebuilding> => {
  const { live, next, made } = read
  return move(read, { live, next, made, reached })
}

/** From now on the next generation is the one that is asked, and the one before is to be dropped. */
export const flip = (read: Rebuilding): Promise<Generations> =>
  move(read, { live: read.next, made: read.made, dropping: true })

/** Only the live generation is left. */
export const noteDropped = (read: Generations): Promise<Generations> => move(read, { live: read.live, made: read.made })

/** Whether a generation came before another. */
export const isBefore = (generation: string, other: string): boolean =>
  Number(generation.slice(1)) < Number(other.slice(1))

/** The next generation is no longer wanted. */
export const giveUpNext = (read: Rebuilding): Promise<Generations> => move(read, { live: read.live, made: read.made })

/** Somebody else has moved the pointer since it was read. */
class GenerationMoved extends Error {
  override readonly name = 'GenerationMoved'
}

const move = async <To extends Omit<Generations, 'version'>>(read: Generations, to: To) => {
  const moved = { ...to, version: read.version + 1 }
  try {
    await store.send(
      new PutCommand({
        TableName: table,
        Item: { ...KEY, ...moved },
        ...(read.version === 0
          ? { ConditionExpression: 'attribute_not_exists(id)' }
          : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': read.version } }),
      }),
    )
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error
    // A first attempt may have been carried out without an answer.
    if (!isDeepStrictEqual(await generations(), moved))
      throw new GenerationMoved('another rebuild is under way, or has just ended', { cause: error })
  }
  return moved
}
