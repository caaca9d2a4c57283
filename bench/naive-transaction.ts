import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { LadderEvent } from '#events/catalogue.ts'
import type { TableDeclaration } from '#shared/tables.ts'
import { tableNameOf } from '../test/faults/deployment.ts'

/** The tables of the design to compare with; they are named as Ladder's are. */
export const naiveTables = {
  'naive-events': { holds: 'Every event.', partitionKey: 'subject', sortKey: 'event' },
  'naive-records': { holds: 'A record for each trainee.', partitionKey: 'subject' },
  'naive-counters': { holds: 'A counter for each slice.', partitionKey: 'slice' },
} as const satisfies Readonly<Record<string, TableDeclaration>>

/** Where a trainee counts in the naive design: six slices, of which the first is one item for the whole country. */
export type NaivePlace = Readonly<Record<'region' | 'hei' | 'programme' | 'cohort' | 'employer', string>>

/**
 * The design that comes to mind first: a transaction for each event, which stores it if it is new, moves its trainee's record on
 * if nobody else has, and adds to six counters. `version` is that of the record as read.
 */
export const naiveTransaction = (
  event: LadderEvent,
  place: NaivePlace,
  version: number,
): TransactWriteCommandInput => ({
  TransactItems: [
    {
      Put: {
        TableName: tableNameOf('naive-events'),
        Item: { subject: event.subject, event: `${event.source}#${event.id}`, content: JSON.stringify(event) },
        ConditionExpression: 'attribute_not_exists(subject)',
      },
    },
    {
      Put: {
        TableName: tableNameOf('naive-records'),
        Item: { subject: event.subject, version: version + 1, ...place, latest: event.type, time: event.time },
        ...(version === 0
          ? { ConditionExpression: 'attribute_not_exists(subject)' }
          : {
              ConditionExpression: '#version = :version',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':version': version },
            }),
      },
    },
    ...['country', ...Object.entries(place).map(([slice, value]) => `${slice}#${value}`)].map((slice) => ({
      Update: {
        TableName: tableNameOf('naive-counters'),
        Key: { slice },
        UpdateExpression: 'ADD #type :one',
        ExpressionAttributeNames: { '#type': event.type },
        ExpressionAttributeValues: { ':one': 1 },
      },
    })),
  ],
})
