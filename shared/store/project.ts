import { isDeepStrictEqual } from 'node:util'
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { isProgramme } from '#events/envelope.ts'
import { backOff } from '../backoff.ts'
import type { CellDelta } from '../grains.ts'
import { deltaOf, type Ledger, nextLedger } from '../ledger.ts'
import { type Bundle, pack, type Step } from '../pack.ts'
import { foldProgramme } from '../programme.ts'
import { mapLimited } from './batches.ts'
import { store } from './client.ts'
import { cubeTable } from './cube.ts'
import { entriesOf } from './entries.ts'
import { generations } from './generation.ts'
import { eventsAbout, logsOf } from './log.ts'
import { putProgramme } from './programmes.ts'
import { ledgerItem, ledgersOf, recordsTable } from './records.ts'
import { type Wanted, wantedLedgers } from './wanted.ts'

type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/** A step with what it writes in the listing. */
type StoreStep = Step & { readonly listing: readonly Write[] }

/** DynamoDB's limit of one transaction. */
const MOST_ACTIONS = 100
const READS_AT_ONCE = 16
const MOST_ROUNDS = 12

/** The subjects that could not be projected in time; all others were. */
export class Unprojected extends Error {
  override readonly name = 'Unprojected'
  readonly subjects: readonly string[]

  constructor(subjects: readonly string[]) {
    super(`${subjects.length} subjects lost every race for their ledger`)
    this.subjects = subjects
  }
}

/**
 * Brings programmes, ledgers and the cube up to date with the log, for the subjects of a batch: in the live generation, and
 * in the one that a rebuild is making. Safe to run for any subject, at any time, any number of times, and several times at
 * once: stream, repair and rebuild all come through here.
 */
export const project = async (subjects: Iterable<string>): Promise<void> => {
  const { live, next } = await generations()
  for (const generation of next === undefined ? [live] : [live, next]) await projectInto(generation, subjects)
}

/** The same for one generation. */
export const projectInto = async (generation: string, subjects: Iterable<string>): Promise<void> => {
  const distinct = [...new Set(subjects)]
  await mapLimited(distinct.filter(isProgramme), READS_AT_ONCE, projectProgramme)

  let behind = distinct.filter((subject) => !isProgramme(subject))
  for (let round = 0; behind.length > 0; round++) {
    if (round === MOST_ROUNDS) throw new Unprojected(behind)
    if (round > 0) await backOff(round)
    behind = await moveForward(generation, behind)
  }
}

const projectProgramme = async (id: string): Promise<void> => {
  const events = await eventsAbout(id)
  await putProgramme(id, foldProgramme(id, events), events.length)
}

/** One step for each subject; gives those that are not there yet. */
const moveForward = async (generation: string, subjects: readonly string[]): Promise<string[]> => {
  // Ledgers before logs: a log read later than its ledger is never older than what the ledger was made from.
  const ledgers = await ledgersOf(generation, subjects)
  const wanted = await wantedLedgers(await logsOf(subjects))

  const steps = subjects.flatMap((subject) => stepOf(generation, subject, ledgers.get(subject), wanted.get(subject)))
  const lost = new Set<string>()
  for (const bundle of pack(steps, MOST_ACTIONS))
    if (!(await commit(generation, bundle))) for (const { subject } of bundle.steps) lost.add(subject)
  return steps.filter(({ subject, isLast }) => lost.has(subject) || !isLast).map(({ subject }) => subject)
}

const stepOf = (
  generation: string,
  subject: string,
  read: Ledger | undefined,
  wanted: Wanted | undefined,
): StoreStep[] => {
  const moved = read && wanted && nextLedger(read, wanted)
  if (!moved) return []
  const { ledger: next, isLast } = moved
  const deltas = deltaOf(generation, subject, read, next)
  const listing = listingWrites(generation, subject, read, next)
  return [{ subject, read, next, isLast, deltas, listing, writes: 1 + listing.length }]
}

/** Commits a bundle whole; false when a ledger had moved meanwhile or another transaction was in the way. */
const commit = async (generation: string, { steps, deltas }: Bundle<StoreStep>): Promise<boolean> => {
  try {
    await store.send(
      new TransactWriteCommand({
        TransactItems: [
          ...steps.map((step) => ledgerWrite(generation, step)),
          ...steps.flatMap(({ listing }) => listing),
          ...deltas.map(cubeWrite),
        ],
      }),
    )
    return true
  } catch (error) {
    if (isRace(error)) return false
    throw error
  }
}

const RACES = [
  'ConditionalCheckFailed',
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'None',
]

const isRace = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  if (error.name === 'TransactionInProgressException' || error.name === 'TransactionConflictException') return true
  if (error.name !== 'TransactionCanceledException') return false
  const { CancellationReasons = [] } = error as Error & { CancellationReasons?: { Code?: string }[] }
  return CancellationReasons.length > 0 && CancellationReasons.every(({ Code }) => RACES.includes(Code ?? 'None'))
}

const ledgerWrite = (generation: string, { subject, read, next }: Step): Write => ({
  Put: {
    TableName: recordsTable,
    Item: ledgerItem(generation, subject, next),
    ...(read.version === 0
      ? { ConditionExpression: 'attribute_not_exists(subject)' }
      : {
          ConditionExpression: '#version = :version',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':version': read.version },
        }),
  },
})

/** The listing follows the enrolments' places and their concerns; it changes far less often than the ledger. */
const listingWrites = (generation: string, subject: string, read: Ledger, next: Ledger): Write[] => {
  const before = entriesOf(generation, subject, read)
  const after = entriesOf(generation, subject, next)
  const gone = [...before.keys()].filter((item) => !after.has(item))
  const changed = [...after].filter(([item, entry]) => !isDeepStrictEqual(entry, before.get(item)))
  return [
    ...gone.map((item): Write => ({ Delete: { TableName: recordsTable, Key: { subject, item } } })),
    ...changed.map(([, Item]): Write => ({ Put: { TableName: recordsTable, Item } })),
  ]
}

const cubeWrite = ({ slice, cell, counters }: CellDelta): Write => {
  const names = Object.keys(counters)
  return {
    Update: {
      TableName: cubeTable,
      Key: { slice, cell },
      UpdateExpression: `ADD ${names.map((_, index) => `#${index} :${index}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(names.map((name, index) => [`#${index}`, name])),
      ExpressionAttributeValues: Object.fromEntries(names.map((name, index) => [`:${index}`, counters[name]])),
    },
  }
}
