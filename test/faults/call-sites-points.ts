import type { SdkCall } from './call-sites-sdk.ts'

/** A call of the scenario without faults: the nth one, made by this function at this place. */
export type Made = {
  readonly nth: number
  readonly handler: string
  readonly command: string
  readonly table: string
  readonly place: string
  readonly isConditional: boolean
  /** Whether it carries out several things, each of which may be done without the others. */
  readonly isInParts: boolean
}

const wireTroubles = ['refused before', 'throttled', 'timed out before', 'answer lost'] as const
export type WireTrouble = (typeof wireTroubles)[number]
const partTroubles = {
  TransactWrite: ['transaction conflict'],
  BatchExecuteStatement: ['statements in conflict', 'statements failed inside', 'statements throttled'],
  BatchGet: ['keys unprocessed'],
  BatchWrite: ['items unprocessed'],
  PutEvents: ['entries refused'],
} as const
export type PartTrouble = (typeof partTroubles)[keyof typeof partTroubles][number]

/** How far a trouble goes: one attempt, which the SDK repeats; a call with all its attempts; every such call till it is given up. */
type Extent = 'attempt' | 'call' | 'outage'
export type Rivalry = 'same first' | 'other content first' | 'newer first'

/** One thing that goes wrong, at the nth call. */
export type Point = { readonly nth: number } & (
  | { readonly trouble: WireTrouble | PartTrouble; readonly extent: Extent }
  | { readonly rival: Rivalry }
  | { readonly crash: 'before' | 'midway' | 'after'; readonly isGivenUp: boolean }
)

export const describePoint = (point: Point): string => {
  if ('trouble' in point) return `${point.trouble}, ${point.extent}`
  if ('rival' in point) return point.rival
  return `crash ${point.crash}${point.isGivenUp ? ', given up' : ''}`
}

export const isWireTrouble = (trouble: WireTrouble | PartTrouble): trouble is WireTrouble =>
  (wireTroubles as readonly string[]).includes(trouble)

const WRITES = ['Put', 'BatchWrite', 'BatchExecuteStatement', 'TransactWrite', 'PutEvents']
const isWrite = ({ command }: Made): boolean => WRITES.includes(command)

const fromStream = ['project', 'relay', 'reproject']

/** Handler, command, table and place: where one call of the product is made. */
export const siteOf = ({ handler, command, table, place }: Omit<Made, 'nth'>): string =>
  `${handler} ${command} ${table} ${place}`

/** Every fault of every site, at its first occurrences, and a crash at every write. */
export const pointsOf = (calls: readonly Made[], occurrences: number): Point[] => [
  ...[...Map.groupBy(calls, siteOf).values()].flatMap((made) =>
    made
      .slice(0, occurrences)
      .flatMap((call, index) => [...troublesAt(call), ...(index === 0 ? outagesAt(call) : []), ...rivalsAt(call)]),
  ),
  ...calls.filter(isWrite).flatMap(crashesAt),
]

// A read whose answer is lost is one that timed out: nothing was changed.
const wireTroublesOf = (call: Made): readonly WireTrouble[] =>
  wireTroubles.filter((trouble) => trouble !== 'answer lost' || isWrite(call))
const partTroublesOf = ({ command }: Made): readonly PartTrouble[] =>
  partTroubles[command as keyof typeof partTroubles] ?? []

const troublesAt = (call: Made): Point[] => [
  ...wireTroublesOf(call).flatMap((trouble) =>
    (['attempt', 'call'] as const).map((extent) => ({ nth: call.nth, trouble, extent })),
  ),
  ...partTroublesOf(call).map((trouble) => ({ nth: call.nth, trouble, extent: 'call' as const })),
]

const outagesAt = (call: Made): Point[] =>
  [
    ...(['refused before', 'answer lost'] as const).filter((trouble) => wireTroublesOf(call).includes(trouble)),
    ...partTroublesOf(call),
  ].map((trouble) => ({ nth: call.nth, trouble, extent: 'outage' }))

const rivalriesOf = ({ handler, command, table, place }: Made): readonly Rivalry[] => {
  // The same fold of a programme may come again: only a newer one is in the way.
  if (place.includes(' putProgramme ')) return ['newer first']
  if (command === 'TransactWrite') return ['same first', 'newer first']
  return handler === 'ingest' && table === 'claims' ? ['same first', 'other content first'] : ['same first']
}

const rivalsAt = (call: Made): Point[] =>
  isWrite(call) ? rivalriesOf(call).map((rival) => ({ nth: call.nth, rival })) : []

const crashesAt = ({ nth, handler, isInParts }: Made): Point[] =>
  (isInParts ? (['before', 'midway', 'after'] as const) : (['before', 'after'] as const)).flatMap((crash) =>
    (fromStream.includes(handler) ? [false, true] : [false]).map((isGivenUp) => ({ nth, crash, isGivenUp })),
  )

type AnyInput = {
  readonly TableName?: string
  readonly ConditionExpression?: string
  readonly RequestItems?: Readonly<Record<string, readonly object[]>>
  readonly Statements?: readonly { readonly Statement: string }[]
  readonly TransactItems?: readonly object[]
  readonly Entries?: readonly object[]
}

/** What can be said of a call by looking at it. */
export const traitsOf = ({
  command,
  input,
}: SdkCall): Pick<Made, 'command' | 'table' | 'isConditional' | 'isInParts'> => {
  const {
    TableName,
    ConditionExpression,
    RequestItems = {},
    Statements = [],
    TransactItems,
    Entries = [],
  } = input as AnyInput
  const [[requested = '', requests = []] = []] = Object.entries(RequestItems)
  // What a transaction touches is always the ledgers and their rows.
  const table = TableName ?? (Statements[0]?.Statement.split('"')[1] || requested || (TransactItems ? 'records' : ''))
  return {
    command,
    table: table.replace('ladder-', ''),
    isConditional: Boolean(ConditionExpression ?? TransactItems) || Statements.length > 0,
    isInParts: Math.max(Statements.length, Entries.length, command === 'BatchWrite' ? requests.length : 0) > 1,
  }
}
