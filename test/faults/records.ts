import type { AttributeValue, DynamoDBRecord } from 'aws-lambda'
import { arn, region } from '#local/account.ts'
import { type TableDeclaration, tables } from '#shared/tables.ts'
import type { Change } from '../model/dynamodb.ts'
import { tableNameOf } from './deployment.ts'

const streams: ReadonlyMap<string, NonNullable<TableDeclaration['stream']>> = new Map(
  Object.entries(tables).flatMap(([name, table]) => ('stream' in table ? [[tableNameOf(name), table.stream]] : [])),
)

/** A change as Lambda gets it from the table's stream; undefined for a table that has none. `at`: epoch milliseconds. */
export const recordOf = (change: Change, nth: number, at: number): DynamoDBRecord | undefined => {
  const view = streams.get(change.table)
  if (!view) return undefined
  const withOld = view === 'NEW_AND_OLD_IMAGES' && change.before
  return {
    eventID: `event-${nth}`,
    eventName: change.kind,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    eventSourceARN: arn('dynamodb', `table/${change.table}/stream/1`),
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(at / 1000),
      Keys: attributes(change.keys),
      ...(change.after && { NewImage: attributes(change.after) }),
      ...(withOld && { OldImage: attributes(withOld) }),
      // Digits of one width, so that later numbers are greater as text too.
      SequenceNumber: String(nth).padStart(21, '1'),
      StreamViewType: view,
    },
  }
}

const attributes = (item: object): Record<string, AttributeValue> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, attribute(value)]))

const attribute = (value: unknown): AttributeValue => {
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'number') return { N: String(value) }
  if (typeof value === 'boolean') return { BOOL: value }
  if (Array.isArray(value)) return { L: value.map(attribute) }
  if (value instanceof Set) return { SS: [...value].map(String) }
  if (value === null || value === undefined) return { NULL: true }
  return { M: attributes(value) }
}
