import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Case } from './case.ts'
import { batches } from './cases/batches.ts'
import { capacity } from './cases/capacity.ts'
import { conditions } from './cases/conditions.ts'
import { indexes } from './cases/indexes.ts'
import { differing } from './cases/local-differs.ts'
import { reads } from './cases/reads.ts'
import { transactions } from './cases/transactions.ts'
import { updates } from './cases/updates.ts'
import { writes } from './cases/writes.ts'
import { inWords, type Outcome, outcomeOf } from './outcome.ts'
import { modelStore, type Store, startLocalStore } from './stores.ts'

const cases = { writes, conditions, updates, reads, indexes, batches, transactions, capacity }

let local: Awaited<ReturnType<typeof startLocalStore>>
beforeAll(async () => {
  local = await startLocalStore()
})
beforeEach(() => local.empty())
afterAll(() => local.stop())

/** Everything that can be seen of a store while a case runs against it: outcomes and changes. */
const observed = async (store: Store, { run }: Case) => {
  const outcomes: Outcome[] = []
  await run(async (command, input) => {
    const outcome = await outcomeOf(store, command, input)
    outcomes.push(outcome)
    return 'output' in outcome ? outcome.output : undefined
  })
  return { outcomes, changes: await store.changes() }
}

describe.each(Object.entries(cases))('the model answers as DynamoDB Local does: %s', (_, list) => {
  it.each(list)('$name', async (one) => {
    const ofLocal = await observed(local, one)
    expect(ofLocal.outcomes.map(inWords)).toEqual(one.shows)
    expect(await observed(modelStore(), one)).toEqual(ofLocal)
  })
})

describe('where DynamoDB Local is known to differ from AWS, the model goes with AWS', () => {
  it.each(differing)('$name', async (one) => {
    const ofModel = await observed(modelStore(), one)
    expect(ofModel.outcomes).toEqual(one.inAws)
    // Should Local be mended, the case belongs with the others.
    expect(isDeepStrictEqual((await observed(local, one)).outcomes, ofModel.outcomes)).toBe(false)
  })
})
