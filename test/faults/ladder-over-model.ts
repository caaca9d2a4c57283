import type { DynamoDBRecord } from 'aws-lambda'
import type { LadderEvent } from '#events/catalogue.ts'
import type { Organisation } from '#events/identifiers.ts'
import type { Query } from '#shared/plan.ts'
import { type Aws, type AwsCall, answerAws } from './aws.ts'
import { clientOver } from './client.ts'
import { createTablesModel, secretAnswer } from './deployment.ts'
import { loadTargets, type Target } from './handlers.ts'
import { recordOf } from './records.ts'

type Options = {
  /** The platform's time when the first ladder of the process is made (RFC 3339); later ones go on from there. */
  readonly now?: string
  /** Stands between the handlers and AWS: `answer` carries a call out. Without it every call is answered at once. */
  readonly aws?: (call: AwsCall, answer: Aws) => Promise<object>
}

/**
 * Ladder's real handlers over a model of AWS without any fault: streams are delivered when `settle` is called, in order, and
 * what fails then rejects. One at a time in a process: making another takes AWS away from the one before.
 */
export const ladderOverModel = async ({ now, aws }: Options = {}) => {
  const targets = await loadTargets(now === undefined ? 0 : Date.parse(now) - Date.now())
  const model = createTablesModel()
  const bus: object[] = []
  const mappings = [...targets.values()].flatMap(mappingsOf)
  let sequence = 0

  model.onChange((change) => {
    const waiting = mappings.filter(({ trigger }) => change.table.endsWith(`-${trigger.table}`))
    if (waiting.length === 0) return
    const record = recordOf(change, ++sequence, Date.now())
    if (record) for (const { queue } of waiting) queue.push(record)
  })
  const answer: Aws = async ({ service, command, input }) => {
    if (service === 'dynamodb') return model.execute(command, input)
    if (service === 'secretsmanager') return secretAnswer
    const { Entries = [] } = input as { Entries?: object[] }
    bus.push(...Entries)
    return { FailedEntryCount: 0, Entries: Entries.map((_, index) => ({ EventId: `${bus.length + index}` })) }
  }
  answerAws(aws ? (call) => aws(call, answer) : answer)

  const invoke = async (name: string, event: object): Promise<unknown> => {
    const target = targets.get(name)
    if (!target) throw new Error(`there is no function ${name}`)
    return target.run(event)
  }
  const client = clientOver(invoke)

  /** Delivers what is in the streams, batch by batch, until nothing is left. */
  const settle = async (): Promise<void> => {
    while (mappings.some(({ queue }) => queue.length > 0))
      for (const { target, trigger, queue } of mappings) {
        const Records = queue.splice(0, trigger.batchSize)
        if (Records.length > 0) await expectNoFailures(await target.run({ Records }), target)
      }
  }

  return {
    model,
    /** What was put on the bus, in order. */
    bus: bus as readonly object[],
    invoke,
    post: (by: Organisation, events: readonly LadderEvent[]) => client.post(by, events),
    /** Writes an organisation into the register, as hee:england. */
    put: (id: Organisation, details: object) => client.put(id, details),
    aggregate: (by: Organisation, query: Query, publication?: string) => client.ask(by, query, publication),
    settle,
    reconcile: () => invoke('reconcile', {}),
  }
}

export type LadderOverModel = Awaited<ReturnType<typeof ladderOverModel>>

type Mapping = {
  readonly target: Target
  readonly trigger: { readonly table: string; readonly batchSize: number }
  readonly queue: DynamoDBRecord[]
}

const mappingsOf = (target: Target): Mapping[] =>
  target.declaration.triggers.flatMap((trigger) => (trigger.kind === 'stream' ? [{ target, trigger, queue: [] }] : []))

const expectNoFailures = async (answer: unknown, { declaration }: Target): Promise<void> => {
  const { batchItemFailures = [] } = (answer ?? {}) as { batchItemFailures?: object[] }
  if (batchItemFailures.length > 0) throw new Error(`${declaration.name} gave ${batchItemFailures.length} records back`)
}
