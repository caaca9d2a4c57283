import { answer } from './oracle.ts'
import { filtered, pairs, totalsAndSlices } from './questions.ts'
import { randomFrom } from './random.ts'
import type { Answer, Query, World } from './world-types.ts'

export type Difference = {
  readonly query: Query
  /** The row's key, or 'total'. */
  readonly key: string
  readonly measure: string
  readonly expected: unknown
  readonly got: unknown
}

type Given = { readonly total: unknown; readonly rows: readonly { readonly key: unknown }[] }

/** Where an answer is not what it must be. Further measures beside the expected ones are left alone, further rows are not. */
export const differences = (query: Query, expected: Answer, got: Given): Difference[] => {
  const differ = (key: string, expected: unknown, got: unknown): Difference[] =>
    unlike('', expected, got).map((each) => ({ query, key, ...each }))

  const byKey = new Map(got.rows.map((row) => [keyOf(query, row.key), row]))
  const wanted = new Set(expected.rows.map(({ key }) => keyOf(query, key)))
  const ofRows = expected.rows.flatMap((row) => {
    const key = keyOf(query, row.key)
    return byKey.has(key) ? differ(key, row, byKey.get(key)) : differ(key, { '(row)': 'present' }, {})
  })
  const unexpected = [...byKey.keys()].filter((key) => !wanted.has(key))
  const orders = [[...wanted], got.rows.map(({ key }) => keyOf(query, key))]
  const ofOrder =
    ofRows.length + unexpected.length > 0 ? [] : differ('all rows', { '(order)': orders[0] }, { '(order)': orders[1] })
  return [
    ...differ('total', expected.total, got.total),
    ...ofRows,
    ...unexpected.flatMap((key) => differ(key, { '(row)': undefined }, { '(row)': 'present' })),
    ...ofOrder,
  ]
}

/** Asks code all the questions that can be asked of a world, and says where its answers differ from the definitions. */
export const compareInMemory = (
  world: World,
  answerOfCode: (query: Query) => Given,
  now: string,
  seed = 1,
): Difference[] =>
  [...totalsAndSlices(), ...pairs(), ...filtered(world, randomFrom(seed), 3)].flatMap((query) =>
    differences(query, answer(world, query, now), answerOfCode(query)),
  )

/** Differences as a person reads them, the first so many. */
export const readable = (found: readonly Difference[], most = 30): string =>
  [
    `${found.length} differences`,
    ...found.slice(0, most).map(({ query: { aggregate, filters, groupBy }, key, measure, expected, got }) => {
      const asked = new URLSearchParams({ ...filters, groupBy: groupBy.join(',') })
      return `${aggregate}?${asked} | ${key} | ${measure}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`
    }),
  ].join('\n')

const keyOf = ({ groupBy }: Query, key: unknown): string =>
  isObject(key) ? groupBy.map((slice) => `${slice}=${JSON.stringify(key[slice])}`).join(' ') : JSON.stringify(key)

type Unlike = Pick<Difference, 'measure' | 'expected' | 'got'>

const unlike = (measure: string, expected: unknown, got: unknown): Unlike[] => {
  if (isObject(expected) && isObject(got)) {
    const names = new Set([...Object.keys(expected), ...(measure === '' ? [] : Object.keys(got))])
    return [...names].flatMap((name) => unlike(measure ? `${measure}.${name}` : name, expected[name], got[name]))
  }
  return isSame(expected, got) ? [] : [{ measure, expected, got }]
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

// Counts to the digit; rates may be reckoned in another order.
const isSame = (expected: unknown, got: unknown): boolean => {
  if (typeof expected !== 'number' || typeof got !== 'number') return expected === got
  const isRate = !Number.isInteger(expected) || !Number.isInteger(got)
  return expected === got || (isRate && Math.abs(expected - got) <= 1e-12)
}
