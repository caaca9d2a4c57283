import { type Item, kindOf, type Value } from './values.ts'

/** An item in the form of the wire. The document client leaves the items inside errors so. */
export const marshalled = (item: Item): Record<string, object> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, marshalledValue(value)]))

const marshalledValue = (value: Value): object => {
  const kind = kindOf(value)
  if (kind === 'NULL') return { NULL: true }
  if (kind === 'N') return { N: String(value) }
  if (kind === 'NS') return { NS: [...(value as Set<number>)].map(String) }
  if (kind === 'SS') return { SS: [...(value as Set<string>)] }
  if (kind === 'L') return { L: (value as Value[]).map(marshalledValue) }
  return { [kind]: kind === 'M' ? marshalled(value as Item) : value }
}
