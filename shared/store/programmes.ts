import { PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb'
import { heiOfProgramme, type Organisation } from '#events/identifiers.ts'
import { tableNamed } from '../environment.ts'
import type { Programme } from '../programme.ts'
import { store } from './client.ts'

const table = tableNamed('registry')

type ProgrammeItem = {
  readonly kind: 'programme'
  readonly id: string
  /** How many events of its log it was made from. */
  readonly events: number
  readonly programme?: Programme
}

export const programmeItem = (id: string, programme: Programme | undefined, events: number): ProgrammeItem => ({
  kind: 'programme',
  id,
  events,
  ...(programme && { programme }),
})

/**
 * Keeps what the log says of a programme, for queries. The log only grows, so a fold of more events is the newer one and
 * an older never overwrites it; one of as many says the same, unless the meaning has changed.
 */
export const putProgramme = async (id: string, programme: Programme | undefined, events: number): Promise<void> => {
  try {
    await store.send(
      new PutCommand({
        TableName: table,
        Item: programmeItem(id, programme, events),
        ConditionExpression: 'attribute_not_exists(id) OR events <= :events',
        ExpressionAttributeValues: { ':events': events },
      }),
    )
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error
  }
}

/** Every programme that was opened. */
export const allProgrammes = async (): Promise<ReadonlyMap<string, Programme>> => {
  const all = new Map<string, Programme>()
  for await (const programme of programmes()) all.set(programme.id, programme)
  return all
}

type ProgrammeFilter = {
  readonly hei?: Organisation | undefined
  /** Only those after this id, in the order of ids. */
  readonly after?: string | undefined
}

/** The programmes that were opened, in the order of ids, read as far as it is asked for. */
export async function* programmes({ hei, after }: ProgrammeFilter = {}) {
  for await (const { id, programme } of programmeItems(after))
    if (programme && (!hei || heiOfProgramme(id) === hei)) yield programme
}

/** What is kept of each programme. */
export const programmesKept = async (): Promise<ReadonlyMap<string, ProgrammeItem>> => {
  const kept = new Map<string, ProgrammeItem>()
  for await (const item of programmeItems()) kept.set(item.id, item)
  return kept
}

async function* programmeItems(after?: string) {
  const pages = paginateQuery(
    { client: store },
    {
      TableName: table,
      KeyConditionExpression: 'kind = :kind',
      ExpressionAttributeValues: { ':kind': 'programme' },
      ...(after && { ExclusiveStartKey: { kind: 'programme', id: after } }),
    },
  )
  for await (const { Items = [] } of pages) yield* Items as ProgrammeItem[]
}
