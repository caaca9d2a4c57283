import { withSortedSets } from './sorted-sets.ts'
import type { Store } from './stores.ts'

type Reason = { readonly Code?: string; readonly Item?: unknown }
type Answer = { readonly Error?: { readonly Code?: string } }

/** What came of a command: its output, or the name of its error with what a caller can act on. Messages are not compared. */
export type Outcome =
  | { readonly output: object }
  | { readonly error: string; readonly reasons?: readonly Reason[]; readonly item?: unknown }

export const outcomeOf = async ({ send }: Store, command: string, input: object): Promise<Outcome> => {
  try {
    return { output: comparable(command, input, await send(command, input)) }
  } catch (error) {
    const { name, CancellationReasons, Item } = error as Error & { CancellationReasons?: Reason[]; Item?: object }
    return {
      error: name,
      ...(CancellationReasons && {
        reasons: CancellationReasons.map(({ Code = 'None', Item }) => ({
          Code,
          ...(Item !== undefined && { Item: withSortedSets(Item) }),
        })),
      }),
      ...(Item !== undefined && { item: withSortedSets(Item) }),
    }
  }
}

type Output = {
  readonly Items?: readonly object[]
  readonly Responses?: readonly Answer[] | Readonly<Record<string, readonly object[]>>
  readonly ConsumedCapacity?: unknown
}

/** An output without what DynamoDB leaves open: the order of scans and batches, and the words of refusals. */
const comparable = (command: string, input: object, answer: Output): object => {
  const { ConsumedCapacity: _, ...rest } = answer
  // Local tells some deletes' capacity unasked.
  const output: Output = 'ReturnConsumedCapacity' in input ? answer : rest
  const { Items, Responses } = output
  if (command === 'ScanCommand' && Items) return { ...output, Items: ordered(Items) }
  if (Array.isArray(Responses)) return { ...output, Responses: (Responses as Answer[]).map(codeOf) }
  if (Responses)
    return {
      ...output,
      Responses: Object.fromEntries(Object.entries(Responses).map(([name, items]) => [name, ordered(items)])),
    }
  return output
}

const codeOf = ({ Error: refused }: Answer): string => refused?.Code ?? 'ok'

const ordered = (items: readonly object[]): object[] =>
  items
    .map((item) => Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

/** An outcome in a few words: `ok`, or the error's name with the reasons of all actions. */
export const inWords = (outcome: Outcome): string => {
  if ('error' in outcome) {
    const reasons = outcome.reasons?.map(({ Code }) => Code).join(' ')
    return reasons === undefined ? outcome.error : `${outcome.error}: ${reasons}`
  }
  const { Responses } = outcome.output as { readonly Responses?: unknown }
  return Array.isArray(Responses) ? `ok: ${Responses.join(' ')}` : 'ok'
}
