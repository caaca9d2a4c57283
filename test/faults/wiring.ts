import { type Model, tableNameOf } from './deployment.ts'
import type { Target, Targets } from './handlers.ts'
import { createMapping } from './mapping.ts'
import type { Stage } from './stage.ts'
import { createStream } from './stream.ts'

type Options = {
  readonly targets: Targets
  readonly model: Model
  readonly invoke: (target: Target, event: object) => Promise<unknown>
  /** Told of each record that a function was never given, or gave up, by the function's name and the item's key. */
  readonly onLost: (name: string, key: string) => void
}

/** A stream for each table that has readers, and an event source mapping for each that a function declares. */
export const connectStreams = (stage: Stage, { targets, model, invoke, onLost }: Options): void => {
  const mappings = [...targets.values()].flatMap((target) =>
    target.declaration.triggers.flatMap((trigger) =>
      trigger.kind === 'stream'
        ? [
            {
              table: tableNameOf(trigger.table),
              mapping: createMapping(stage, {
                name: target.declaration.name,
                trigger,
                invoke: (event) => invoke(target, event),
                lost: (records) => {
                  for (const { dynamodb } of records)
                    onLost(target.declaration.name, dynamodb?.Keys?.event?.S ?? dynamodb?.Keys?.id?.S ?? '')
                },
              }),
            },
          ]
        : [],
    ),
  )
  const byTable = Map.groupBy(mappings, ({ table }) => table)
  const streams = new Map(
    [...byTable].map(([table, readers]) => [
      table,
      createStream(stage, (shard) => {
        for (const { mapping } of readers) mapping.wake(shard)
      }),
    ]),
  )
  model.onChange((change) => streams.get(change.table)?.take(change))
}
