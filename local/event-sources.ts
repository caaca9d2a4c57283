import { join } from 'node:path'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import type { TableName } from '#shared/tables.ts'
import { credentials, region } from './account.ts'
import { openCheckpoints } from './checkpoints.ts'
import { type EventSource, startEventSource } from './event-source.ts'
import type { Failures } from './failures.ts'
import type { LocalFunction } from './functions.ts'

export type EventSourcesOptions = {
  readonly dynamoDb: string
  /** Where each table's stream is. */
  readonly streams: ReadonlyMap<TableName, string>
  readonly failures: Failures
  readonly log: (line: string) => void
  /** Where checkpoints are kept; in memory without it. */
  readonly folder?: string | undefined
}

/** Starts an event source mapping for each stream that a function declares. */
export const startEventSources = (
  functions: readonly LocalFunction[],
  { dynamoDb, streams, failures, log, folder }: EventSourcesOptions,
): Promise<EventSource[]> => {
  const client = new DynamoDBStreamsClient({ endpoint: dynamoDb, region, credentials })
  const mappings = functions.flatMap((target) =>
    target.declaration.triggers
      .filter((trigger) => trigger.kind === 'stream')
      .map((trigger) => ({ target, trigger, name: target.declaration.name })),
  )
  return Promise.all(
    mappings.map(async ({ target, trigger, name }) => {
      const streamArn = streams.get(trigger.table)
      if (streamArn === undefined) throw new Error(`${name} reads the stream of ${trigger.table}, which has none`)
      const file = folder === undefined ? undefined : join(folder, `${name}-${trigger.table}.json`)
      return startEventSource({
        trigger,
        function: target,
        streams: client,
        streamArn,
        checkpoints: await openCheckpoints(streamArn, file),
        discard: ({ condition, reason, records }) =>
          failures.keep({ function: name, trigger: trigger.table, condition, reason, event: { Records: records } }),
        log,
      })
    }),
  )
}
