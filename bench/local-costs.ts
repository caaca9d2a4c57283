import {
  type BatchExecuteStatementCommandInput,
  DeleteCommand,
  PutCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import type { createMeter } from './capacity-meter.ts'

type Send = (command: { readonly input: object }) => Promise<object>
type Meter = ReturnType<typeof createMeter>

/**
 * Makes the store's client note what DynamoDB Local says that each request cost. It says nothing of inserts in a batch of
 * statements, and counts only the last write to each table of a transaction. So both are carried out write by write here,
 * those of a transaction for twice what they cost alone; where nobody else writes, that comes to the same items. Returns what
 * takes all this back.
 */
export const tellCosts = async (meter: Meter): Promise<() => void> => {
  const { store } = await import('#shared/store/client.ts')
  const send = Object.getPrototypeOf(store).send.bind(store) as Send
  const noted = async (command: { readonly input: object }, times: 1 | 2 = 1): Promise<object> => {
    Object.assign(command.input, meter.asking({}))
    const answer = await send(command)
    meter.note(command.constructor.name, answer, times)
    return answer
  }

  const transact = async ({ TransactItems = [] }: TransactWriteCommandInput): Promise<object> => {
    for (const { Put, Update, Delete } of TransactItems) {
      if (Put) await noted(new PutCommand(Put), 2)
      if (Update) await noted(new UpdateCommand(Update), 2)
      if (Delete) await noted(new DeleteCommand(Delete), 2)
    }
    return {}
  }

  const insert = async ({ Statements = [] }: BatchExecuteStatementCommandInput): Promise<object> => {
    const Responses: object[] = []
    for (const { Statement = '', Parameters = [] } of Statements) {
      const [, TableName] = Statement.split('"')
      const names = [...Statement.matchAll(/'(\w+)': \?/g)].map(([, name]) => name ?? '')
      const Item = Object.fromEntries(names.map((name, nth) => [name, Parameters[nth]]))
      const isNew = {
        ConditionExpression: 'attribute_not_exists(#key)',
        ExpressionAttributeNames: { '#key': names[0] ?? '' },
      }
      Responses.push(await noted(new PutCommand({ TableName, Item, ...isNew })).then(() => ({}), refused))
    }
    return { Responses }
  }

  Object.defineProperty(store, 'send', {
    configurable: true,
    value: (command: { readonly input: object }) => {
      if (command.constructor.name === 'TransactWriteCommand') return transact(command.input as never)
      if (command.constructor.name === 'BatchExecuteStatementCommand') return insert(command.input as never)
      return noted(command)
    },
  })
  return () => {
    Reflect.deleteProperty(store, 'send')
  }
}

const refused = (error: Error): object => {
  if (error.name !== 'ConditionalCheckFailedException') throw error
  return { Error: { Code: 'DuplicateItem' } }
}
