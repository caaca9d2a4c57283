import { paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb'
import { tableNamed } from '../environment.ts'
import { emptyLedger, type Ledger } from '../ledger.ts'
import { getAll } from './batches.ts'
import { store } from './client.ts'
import { LIVE_GENERATION } from './generation.ts'

export const recordsTable = tableNamed('records')

type LedgerItem = Omit<Ledger, 'shares' | 'anomalies'> & {
  readonly subject: string
  readonly item: string
  readonly shares: string
  readonly anomalies: string
}

const ledgerKey = (subject: string) => ({ subject, item: `${LIVE_GENERATION}#ledger` })

export const ledgerItem = (subject: string, ledger: Ledger): LedgerItem => ({
  ...ledgerKey(subject),
  ...ledger,
  shares: JSON.stringify(ledger.shares),
  anomalies: ledger.anomalies.join(' '),
})

/** Where a trainee is listed: one entry for each enrolment, found by region and by employer, in order of `place`. */
export const listingKey = (subject: string, cohort: string) => ({
  subject,
  item: `${LIVE_GENERATION}#enrolment#${cohort}`,
})

/** The stored ledgers of subjects, strongly consistent; an empty one for a subject that has none. */
export const ledgersOf = async (subjects: readonly string[]): Promise<ReadonlyMap<string, Ledger>> => {
  const items = (await getAll(recordsTable, subjects.map(ledgerKey))) as LedgerItem[]
  const found = new Map(items.map((item) => [item.subject, ledgerFrom(item)]))
  return new Map(subjects.map((subject) => [subject, found.get(subject) ?? emptyLedger]))
}

const ledgerFrom = ({ version, events, basis, shares, anomalies, watch }: LedgerItem): Ledger => ({
  version,
  events,
  basis,
  ...(watch && { watch }),
  shares: JSON.parse(shares) as Ledger['shares'],
  anomalies: anomalies === '' ? [] : anomalies.split(' '),
})

/** Every ledger, eventually consistent, in no order. */
export const allLedgers = async function* (): AsyncGenerator<{ readonly subject: string; readonly ledger: Ledger }> {
  const pages = paginateScan(
    { client: store },
    {
      TableName: recordsTable,
      FilterExpression: '#item = :ledger',
      ExpressionAttributeNames: { '#item': 'item' },
      ExpressionAttributeValues: { ':ledger': ledgerKey('').item },
    },
  )
  for await (const { Items = [] } of pages)
    for (const item of Items as LedgerItem[]) yield { subject: item.subject, ledger: ledgerFrom(item) }
}

export type Listed = { readonly subject: string; readonly place: string }

/** Trainees listed under a region or an employer in order of place, after a place and with a prefix; one page. */
export const listedBy = async function* (
  index: { readonly region: string } | { readonly employer: string },
  { prefix, after }: { readonly prefix: string; readonly after?: string | undefined },
): AsyncGenerator<Listed> {
  const [[name, value] = ['', '']] = Object.entries(index)
  const pages = paginateQuery(
    { client: store },
    {
      TableName: recordsTable,
      IndexName: `by-${name}`,
      KeyConditionExpression: '#index = :value AND place BETWEEN :from AND :to',
      ExpressionAttributeNames: { '#index': name },
      ExpressionAttributeValues: {
        ':value': value,
        ':from': after === undefined ? `${LIVE_GENERATION}#${prefix}` : `${LIVE_GENERATION}#${after}\u0000`,
        ':to': `${LIVE_GENERATION}#${prefix}\uffff`,
      },
    },
  )
  for await (const { Items = [] } of pages)
    for (const item of Items)
      yield { subject: String(item.subject), place: String(item.place).slice(LIVE_GENERATION.length + 1) }
}

/** A place in the listing: by cohort, then trainee. The generation keeps a rebuild's entries apart. */
export const listingItem = (subject: string, place: { cohort: string; region: string; employer: string }) => ({
  ...listingKey(subject, place.cohort),
  region: place.region,
  employer: place.employer,
  place: `${LIVE_GENERATION}#${place.cohort}#${subject}`,
})
