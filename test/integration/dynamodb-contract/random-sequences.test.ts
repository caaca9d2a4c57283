import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { insert } from './case.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { claims, modelStore, records, startLocalStore } from './stores.ts'

let local: Awaited<ReturnType<typeof startLocalStore>>
beforeAll(async () => {
  local = await startLocalStore()
})
afterAll(() => local.stop())

type Named = readonly [command: string, input: Readonly<Record<string, unknown>>]

const item = fc.constantFrom('a', 'b', 'c', 'd')
const key = item.map((name) => ({ subject: 'one', item: name }))
const n = fc.integer({ min: -2, max: 2 })
const values = fc.record(
  {
    n,
    word: fc.constantFrom('', 'x', 'xy', '\ufffd', '🪜'),
    set: fc.uniqueArray(fc.constantFrom('p', 'q', 'r'), { minLength: 1 }).map((entries) => new Set(entries)),
    region: fc.constantFrom('north', 'south'),
    place: fc.constantFrom('p', 'q'),
  },
  { requiredKeys: [] },
)
const full = fc.tuple(key, values).map(([keys, rest]) => ({ ...keys, ...rest }))

/** Some words of an expression with the values they mention. */
type Words = { readonly text: string; readonly values: Readonly<Record<string, unknown>> }

const words = (text: string, given: Readonly<Record<string, unknown>> = {}): Words => ({ text, values: given })

const check = fc.oneof(
  fc.constantFrom('subject', 'n', 'word', 'place').map((name) => words(`attribute_exists(${name})`)),
  fc.constantFrom('subject', 'n', 'word', 'place').map((name) => words(`attribute_not_exists(${name})`)),
  fc
    .tuple(fc.constantFrom('=', '<>', '<', '<=', '>', '>='), n)
    .map(([by, value]) => words(`n ${by} :c${value + 2}`, { [`:c${value + 2}`]: value })),
  fc.constant(words('begins_with(word, :x)', { ':x': 'x' })),
  fc.constant(words('n BETWEEN :c1 AND :c3', { ':c1': -1, ':c3': 1 })),
)
const condition: fc.Arbitrary<Words> = fc.letrec<{ any: Words; joined: Words; negated: Words; check: Words }>(
  (tie) => ({
    any: fc.oneof({ maxDepth: 2 }, tie('check'), tie('joined'), tie('negated')),
    check,
    joined: fc
      .tuple(tie('check'), fc.constantFrom('AND', 'OR'), tie('any'))
      .map(([left, by, right]) => words(`${left.text} ${by} ${right.text}`, { ...left.values, ...right.values })),
    negated: tie('check').map(({ text, values }) => words(`NOT ${text}`, values)),
  }),
).any

const clause = fc.constantFrom(
  words('ADD n :d', { ':d': 2 }),
  words('SET n = :d', { ':d': 1 }),
  words('SET n = if_not_exists(n, :d) - :e', { ':d': 5, ':e': 1 }),
  words('SET n = n + :d REMOVE word', { ':d': 1 }),
  words('SET place = :d, word = place', { ':d': 'r' }),
  words('ADD n :d SET word = :e', { ':d': 0, ':e': 'x' }),
  words('REMOVE n, place'),
  words('DELETE #set :d', { ':d': new Set(['p', 'q']) }),
  words('ADD #set :d', { ':d': new Set(['q']) }),
)

const expressed = (parts: { readonly ConditionExpression?: Words; readonly UpdateExpression?: Words }) => {
  const all = Object.entries(parts)
  const given = Object.assign({}, ...all.map(([, part]) => part.values))
  return {
    ...Object.fromEntries(all.map(([name, { text }]) => [name, text])),
    ...(all.some(([, { text }]) => text.includes('#set')) && { ExpressionAttributeNames: { '#set': 'set' } }),
    ...(Object.keys(given).length > 0 && { ExpressionAttributeValues: given }),
  }
}
const onCondition = fc
  .option(condition, { nil: undefined })
  .map((given) => (given ? { ConditionExpression: given } : {}))
const returningOld = fc.constantFrom({}, { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })

const put = fc
  .tuple(full, onCondition, returningOld)
  .map(([Item, given, old]) => ({ TableName: records, Item, ...expressed(given), ...old }))
const update = fc.tuple(key, clause, onCondition, returningOld).map(([Key, UpdateExpression, given, old]) => ({
  TableName: records,
  Key,
  ...expressed({ UpdateExpression, ...given }),
  ...old,
}))
const remove = fc
  .tuple(key, onCondition, returningOld)
  .map(([Key, given, old]) => ({ TableName: records, Key, ...expressed(given), ...old }))
const conditionCheck = fc
  .tuple(key, condition)
  .map(([Key, ConditionExpression]) => ({ TableName: records, Key, ...expressed({ ConditionExpression }) }))
const claim = fc
  .constantFrom('x', 'y', 'z')
  .map((event) => ({ TableName: claims, Item: { event }, ConditionExpression: 'attribute_not_exists(event)' }))

const action = fc.oneof(
  { weight: 2, arbitrary: put.map((Put) => ({ Put })) },
  { weight: 2, arbitrary: update.map((Update) => ({ Update })) },
  remove.map((Delete) => ({ Delete })),
  conditionCheck.map((ConditionCheck) => ({ ConditionCheck })),
  claim.map((Put) => ({ Put })),
)
/** Which item an action is about: a transaction has one action for each. */
const keyIn = (about: object): string =>
  Object.values(about)
    .map(({ Key, Item: { subject, item: name, event } = Key }) => `${subject} ${name} ${event}`)
    .join()

const transaction = fc
  .tuple(
    fc.uniqueArray(action, { minLength: 1, maxLength: 4, selector: keyIn }),
    fc.constantFrom(undefined, 'first', 'second'),
  )
  .map(([TransactItems, token]) => ({ TransactItems, ...(token && { ClientRequestToken: token }) }))

const page = fc.record({ Limit: fc.integer({ min: 1, max: 3 }), ScanIndexForward: fc.boolean() })
const question = fc.oneof(
  page.map((rest) => ({ KeyConditionExpression: 'subject = :v', ExpressionAttributeValues: { ':v': 'one' }, ...rest })),
  page.map((rest) => ({
    IndexName: 'by-region',
    KeyConditionExpression: '#region = :v AND place >= :p',
    ExpressionAttributeNames: { '#region': 'region' },
    ExpressionAttributeValues: { ':v': 'north', ':p': 'p' },
    ...rest,
    // The order of equal index keys is nobody's promise, so that pages must not cut them.
    Limit: 10,
    Select: 'COUNT',
  })),
)

const command: fc.Arbitrary<Named> = fc.oneof(
  put.map((input): Named => ['PutCommand', input]),
  update.map((input): Named => ['UpdateCommand', { ...input, ReturnValues: 'ALL_NEW' }]),
  remove.map((input): Named => ['DeleteCommand', { ...input, ReturnValues: 'ALL_OLD' }]),
  transaction.map((input): Named => ['TransactWriteCommand', input]),
  fc
    .uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1 })
    .map((events): Named => ['BatchExecuteStatementCommand', { Statements: events.map((event) => insert({ event })) }]),
  question.map((input): Named => ['QueryCommand', { TableName: records, ...input }]),
)

// DynamoDB Local refuses the whole request where AWS cancels (see cases/local-differs.ts): what it then says is not compared.
const isKnownToDiffer = (outcome: Outcome): boolean =>
  'error' in outcome && (outcome.reasons?.some(({ Code }) => Code === 'ValidationError') ?? false)

/** Tokens and claims of each sequence are its own: tokens outlive the items. */
let sequences = 0
const own = (input: Named[1], sequence: number): Named[1] =>
  typeof input.ClientRequestToken === 'string'
    ? { ...input, ClientRequestToken: `${input.ClientRequestToken} ${sequence}` }
    : input

const deletionsOf = (scanned: Outcome, TableName: string): object[] => {
  const { Items = [] } = 'output' in scanned ? (scanned.output as { Items?: Readonly<Record<string, string>>[] }) : {}
  return Items.map(({ subject, item, event }) => ({
    TableName,
    Key: event === undefined ? { subject, item } : { event },
  }))
}

const runs = 120
let isClean = false

it(`gives the same outcomes and items as DynamoDB Local in ${runs} random sequences of commands`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: 14 }), async (commands) => {
      // The last sequence has cleared up after itself, unless it failed.
      if (!isClean) await local.empty()
      isClean = false
      const model = modelStore()
      sequences += 1
      for (const [name, input] of commands) {
        const ofModel = await outcomeOf(model, name, own(input, sequences))
        const ofLocal = await outcomeOf(local, name, own(input, sequences))
        if (!isKnownToDiffer(ofModel)) expect(ofModel).toEqual(ofLocal)
        else expect(ofLocal).toMatchObject({ error: 'ValidationException' })
      }
      for (const TableName of [records, claims]) {
        const items = await outcomeOf(model, 'ScanCommand', { TableName })
        expect(items).toEqual(await outcomeOf(local, 'ScanCommand', { TableName }))
        for (const deletion of deletionsOf(items, TableName))
          for (const store of [model, local]) await store.send('DeleteCommand', deletion)
      }
      expect(await model.changes()).toEqual(await local.changes())
      isClean = true
    }),
    // Shrinking has to end before the test does, or nobody would see the seed.
    { numRuns: runs, interruptAfterTimeLimit: 90_000, markInterruptAsFailure: true },
  )
})
