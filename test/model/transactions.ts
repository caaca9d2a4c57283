import { createHash } from 'node:crypto'
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { chargeRead, consumedByTransaction, readUnits, usageFor } from './capacity.ts'
import { allowOnly, cancelled, invalid, type Reason, reasonOf, tokenInUse, tokenMismatch } from './errors.ts'
import { type State, write } from './state.ts'
import { addressOf, entryOf } from './tables.ts'
import { type Item, sizeOfItem } from './values.ts'
import { chargeDone, chargeRefused, decide, type Plan, planOf, type WriteInput, type WriteKind } from './writes.ts'

/** A transaction between its two phases. Its items are locked until it is committed or abandoned. */
export type Prepared = {
  /** Makes all its changes, in the order of its actions, and gives the answer to the request. */
  readonly commit: () => object
  /** Lets go of the items without a change, as if the request had never come. */
  readonly abandon: () => void
}

type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number]
type Decision = { readonly plan: Plan; readonly before: Item | undefined; readonly after: Item | undefined }

const mostActions = 100
const mostBytes = 4 * 1024 * 1024
const tokensLastMs = 10 * 60 * 1000
const known = new Set(['TransactItems', 'ClientRequestToken', 'ReturnConsumedCapacity'])
const kinds: readonly WriteKind[] = ['Put', 'Update', 'Delete', 'ConditionCheck']

/** The transactions of a database, with the tokens of the last ten minutes. */
export const createTransactions = (state: State) => {
  const tokens = createTokens(state.now)

  const begin = (input: TransactWriteCommandInput): Prepared => {
    allowOnly(input, known)
    const plans = plansOf(state, input)
    const token = tokens.of(input)
    if (token?.isDone) return { commit: () => readAgain(plans, input), abandon: () => undefined }
    const decisions = decideAll(state, plans)
    const addresses = plans.map(({ table, key }) => addressOf(table, key))
    for (const address of addresses) state.locks.add(address)
    token?.begin()

    const commit = (): object => {
      for (const address of addresses) state.locks.delete(address)
      const usage = usageFor(input)
      for (const { plan, before, after } of decisions) {
        chargeDone(plan, before, after, 2, usage)
        write(state, plan.table, plan.key, after)
      }
      token?.done()
      return consumedByTransaction(usage, input, 'write')
    }
    const abandon = (): void => {
      for (const address of addresses) state.locks.delete(address)
      token?.forget()
    }
    return { commit, abandon }
  }
  return { begin }
}

const plansOf = ({ tables }: State, { TransactItems = [] }: TransactWriteCommandInput): Plan[] => {
  if (TransactItems.length === 0 || TransactItems.length > mostActions)
    throw invalid(`A transaction has 1 to ${mostActions} actions`)
  const plans = TransactItems.map((action) => planOf(tables, ...writeIn(action)))
  const addresses = new Set(plans.map(({ table, key }) => addressOf(table, key)))
  if (addresses.size < plans.length) throw invalid('Transaction request cannot include multiple operations on one item')
  return plans
}

const writeIn = (action: Action): [WriteKind, WriteInput] => {
  const [kind, ...others] = kinds.filter((one) => action[one] !== undefined)
  if (!kind || others.length > 0) throw invalid('TransactItems can only contain one of Check, Put, Update or Delete')
  return [kind, action[kind] as WriteInput]
}

/** What each action makes of its item. Throws when any of them cannot be done, with the reasons of all. */
const decideAll = (state: State, plans: readonly Plan[]): Decision[] => {
  const decisions: Decision[] = []
  const reasons = plans.map((plan): Reason => {
    const before = entryOf(plan.table, plan.key)?.item
    if (state.locks.size > 0 && state.locks.has(addressOf(plan.table, plan.key)))
      return { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' }
    try {
      decisions.push({ plan, before, after: decide(plan, before) })
      return { Code: 'None' }
    } catch (error) {
      return reasonOf(error)
    }
  })
  const size = decisions.reduce((sum, { plan, after }) => sum + (plan.writes && after ? sizeOfItem(after) : 0), 0)
  if (decisions.length === plans.length && size <= mostBytes) return decisions
  for (const plan of plans) chargeRefused(plan, entryOf(plan.table, plan.key)?.item, 2)
  if (decisions.length === plans.length) throw invalid('The transaction is larger than 4 MB')
  throw cancelled(reasons)
}

/** The answer to a transaction that was done before: it is not done again, and its items are read at the price of reads. */
const readAgain = (plans: readonly Plan[], input: TransactWriteCommandInput): object => {
  const usage = usageFor(input)
  for (const { table, key } of plans) {
    const item = entryOf(table, key)?.item
    chargeRead(table, 2 * readUnits(item ? sizeOfItem(item) : 0, true), usage)
  }
  return consumedByTransaction(usage, input, 'read')
}

type Token = { readonly content: string; readonly at: number; readonly isDone: boolean }

/** Which tokens stand for which content; each is kept for ten minutes. */
const createTokens = (now: () => number) => {
  const kept = new Map<string, Token>()

  const forgetOld = () => {
    for (const [name, { at }] of kept) {
      if (now() - at < tokensLastMs) return
      kept.delete(name)
    }
  }
  const of = ({ ClientRequestToken: name, TransactItems }: TransactWriteCommandInput) => {
    if (name === undefined) return undefined
    forgetOld()
    const content = contentOf(TransactItems)
    const token = kept.get(name)
    if (token && token.content !== content) throw tokenMismatch()
    if (token && !token.isDone) throw tokenInUse()
    const note = (isDone: boolean) => {
      kept.delete(name)
      kept.set(name, { content, at: now(), isDone })
    }
    return {
      isDone: token !== undefined,
      begin: () => note(false),
      done: () => note(true),
      forget: () => kept.delete(name),
    }
  }
  return { of }
}

const contentOf = (actions: readonly Action[] | undefined): string => {
  const text = JSON.stringify(actions, (_, value) => (value instanceof Set ? [...value].sort() : value))
  return createHash('sha1').update(text).digest('base64')
}
