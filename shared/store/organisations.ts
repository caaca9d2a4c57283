import { GetCommand, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb'
import { type Kind, kindOf, type Organisation, type Region } from '#events/identifiers.ts'
import type { RegisteredOrganisation } from '#events/organisation.ts'
import { tableNamed } from '../environment.ts'
import { getAll } from './batches.ts'
import { store } from './client.ts'

const table = tableNamed('registry')

// The table's key has a `kind` of its own; an organisation's kind follows from its id and is not stored.
type OrganisationItem = Omit<RegisteredOrganisation, 'kind'> & { readonly kind: 'organisation' }

const keyOf = (id: Organisation) => ({ kind: 'organisation', id })
const registered = (item: unknown): RegisteredOrganisation => {
  const { kind: _, id, name, ...rest } = item as OrganisationItem
  return { id, kind: kindOf(id), name, ...rest }
}

/** Writes an organisation, all of it. Resolves to whether it is new. */
export const putOrganisation = async ({ kind: _, ...details }: RegisteredOrganisation): Promise<boolean> => {
  const item: OrganisationItem = { kind: 'organisation', ...details }
  const { Attributes } = await store.send(new PutCommand({ TableName: table, Item: item, ReturnValues: 'ALL_OLD' }))
  return Attributes === undefined
}

export const organisation = async (id: Organisation): Promise<RegisteredOrganisation | undefined> => {
  const { Item } = await store.send(new GetCommand({ TableName: table, Key: keyOf(id), ConsistentRead: true }))
  return Item && registered(Item)
}

/** Those of the organisations that are in the register, by id. */
export const findOrganisations = async (
  ids: Iterable<Organisation>,
): Promise<ReadonlyMap<Organisation, RegisteredOrganisation>> => {
  const items = await getAll(table, [...new Set(ids)].map(keyOf))
  return new Map(items.map(registered).map((found) => [found.id, found]))
}

type OrganisationFilter = {
  readonly kind?: Kind | undefined
  readonly region?: Region | undefined
  /** Only those after this id, in the order of ids. */
  readonly after?: Organisation | undefined
}

/** The register in the order of ids, read as far as it is asked for. */
export async function* organisations({ kind, region, after }: OrganisationFilter = {}) {
  const pages = paginateQuery(
    { client: store },
    {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: '#kind = :kind',
      ExpressionAttributeNames: { '#kind': 'kind' },
      ExpressionAttributeValues: { ':kind': 'organisation' },
      ...(after && { ExclusiveStartKey: keyOf(after) }),
    },
  )
  for await (const { Items = [] } of pages)
    for (const found of Items.map(registered))
      if ((!kind || found.kind === kind) && (!region || found.region === region)) yield found
}
