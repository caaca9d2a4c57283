import { paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb'
import { tableNamed } from '../environment.ts'
import { emptyLedger, type Ledger } from '../ledger.ts'
import { beginning, getAll } from './batches.ts'
import { store } from './client.ts'
import { keysBetween } from './items.ts'

export const recordsTable = tableNamed('records')

type LedgerItem = Omit<Ledger, 'shares' | 'anomalies' | 'concerns'> & {
  readonly subject: string
  readonly item: string
  readonly shares: string
  readonly anomalies: string
  /** The concerns; their own name is that of an index. */
  readonly exceptions?: string
}

const ledgerKey = (generation: string, subject: string) => ({ subject, item: `${generation}#ledger` })

export const ledgerItem = (
  generation: string,
  subject: string,
  { shares, anomalies, concerns, ...ledger }: Ledger,
): LedgerItem => ({
  ...ledgerKey(generation, subject),
  ...ledger,
  shares: JSON.stringify(shares),
  anomalies: anomalies.join(' '),
  ...(concerns.length > 0 && { exceptions: JSON.stringify(concerns) }),
})

/** The stored ledgers of subjects, strongly consistent; an empty one for a subject that has none. */
export const ledgersOf = async (
  generation: string,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, Ledger>> => {
  const keys = subjects.map((subject) => ledgerKey(generation, subject))
  const items = (await getAll(recordsTable, keys)) as LedgerItem[]
  const found = new Map(items.map((item) => [item.subject, ledgerFrom(item)]))
  return new Map(subjects.map((subject) => [subject, found.get(subject) ?? emptyLedger]))
}

const ledgerFrom = ({ version, events, basis, shares, anomalies, exceptions, watch }: LedgerItem): Ledger => ({
  version,
  events,
  basis,
  ...(watch && { watch }),
  shares: JSON.parse(shares) as Ledger['shares'],
  anomalies: anomalies === '' ? [] : anomalies.split(' '),
  concerns: exceptions === undefined ? [] : (JSON.parse(exceptions) as Ledger['concerns']),
})

/** Every ledger, strongly consistent, in no order. */
export const allLedgers = async function* (
  generation: string,
): AsyncGenerator<{ readonly subject: string; readonly ledger: Ledger }> {
  const start = ledgerKey(generation, '').item
  const pages = paginateScan({ client: store }, { TableName: recordsTable, ...beginning('item', start) })
  for await (const { Items = [] } of pages)
    for (const item of Items as LedgerItem[]) yield { subject: item.subject, ledger: ledgerFrom(item) }
}

/** What is stored of a subject: its ledger, and where it is listed, by the key of each entry. */
export type StoredRecord = { readonly ledger: Ledger; readonly listing: ReadonlyMap<string, object> }

/** Every stored record, strongly consistent, in no order. */
export const allRecords = (generation: string): Promise<ReadonlyMap<string, StoredRecord>> =>
  recordsFrom(
    generation,
    paginateScan({ client: store }, { TableName: recordsTable, ...beginning('item', `${generation}#`) }),
  )

/** The stored record of a subject, strongly consistent. */
export const recordOf = async (generation: string, subject: string): Promise<StoredRecord> => {
  const pages = paginateQuery(
    { client: store },
    {
      TableName: recordsTable,
      ConsistentRead: true,
      KeyConditionExpression: 'subject = :subject AND begins_with(#item, :generation)',
      ExpressionAttributeNames: { '#item': 'item' },
      ExpressionAttributeValues: { ':subject': subject, ':generation': `${generation}#` },
    },
  )
  return (await recordsFrom(generation, pages)).get(subject) ?? { ledger: emptyLedger, listing: new Map() }
}

const recordsFrom = async (
  generation: string,
  pages: AsyncIterable<{ Items?: Record<string, unknown>[] | undefined }>,
) => {
  const records = new Map<string, { ledger: Ledger; listing: Map<string, object> }>()
  for await (const { Items = [] } of pages)
    for (const item of Items) {
      const subject = String(item.subject)
      const record = records.get(subject) ?? { ledger: emptyLedger, listing: new Map() }
      records.set(subject, record)
      if (item.item === ledgerKey(generation, subject).item) record.ledger = ledgerFrom(item as LedgerItem)
      else record.listing.set(String(item.item), item)
    }
  return records
}

export type Listed = { readonly subject: string; readonly place: string }

/** Trainees listed under a region or an employer in order of place, after a place and with a prefix; one page. */
export const listedBy = async function* (
  generation: string,
  index: { readonly region: string } | { readonly employer: string },
  { prefix, after }: { readonly prefix: string; readonly after?: string | undefined },
): AsyncGenerator<Listed> {
  const [[name, value] = ['', '']] = Object.entries(index)
  const keys = keysBetween<Listed>(recordsTable, {
    index: `by-${name}`,
    partition: [name, value],
    by: 'place',
    from: after === undefined ? `${generation}#${prefix}` : `${generation}#${after}\u0000`,
    to: `${generation}#${prefix}\uffff`,
  })
  for await (const { subject, place } of keys) yield { subject, place: place.slice(generation.length + 1) }
}

/** The keys of the exceptions of a partition that are open on a date, the oldest first, after one of them if told. */
export const concernsOpen = async function* (
  partition: string,
  { today, after }: { readonly today: string; readonly after: string | undefined },
): AsyncGenerator<string> {
  const keys = keysBetween<{ readonly since: string }>(recordsTable, {
    index: 'by-concern',
    partition: ['concerns', partition],
    by: 'since',
    from: after === undefined ? '0' : `${after}\u0000`,
    to: `${today}#\uffff`,
  })
  for await (const { since } of keys) yield since
}
