import { invalid } from './errors.ts'
import { type Condition, conditionFrom, type Operand, type Parsed, type Path, projectionFrom } from './grammar.ts'
import { compareStrings, type Given, type Item, isSame, kindOf, lengthOf, takeInValue, type Value } from './values.ts'

/** What stands for the names and values of a request's expressions. */
export type Words = {
  readonly nameOf: (path: Path) => string
  readonly valueOf: (name: string) => Value
}

type Asking = {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined
  readonly ExpressionAttributeValues?: Given | undefined
}

/** The words of a request, which has to define all that its expressions mention and nothing else. */
export const wordsOf = (asking: Asking, expressions: readonly (Parsed<unknown> | undefined)[]): Words => {
  const names = asking.ExpressionAttributeNames ?? {}
  const given = asking.ExpressionAttributeValues ?? {}
  for (const words of [asking.ExpressionAttributeNames, asking.ExpressionAttributeValues])
    if (words && Object.keys(words).length === 0)
      throw invalid('Expression attribute names and values must not be empty')
  const values: Record<string, Value> = {}
  let defined = 0
  for (const name in names) defined += isMentioned(name, expressions)
  for (const name in given) {
    values[name] = takeInValue(given[name])
    defined += isMentioned(name, expressions)
  }
  const mentions = new Set<string>()
  for (const expression of expressions) for (const name of expression?.mentions ?? []) mentions.add(name)
  if (defined < mentions.size) throw invalid('An expression attribute name or value is not defined')
  return {
    nameOf: (path) => (path.startsWith('#') ? (names[path] as string) : path),
    valueOf: (name) => values[name] as Value,
  }
}

const isMentioned = (name: string, expressions: readonly (Parsed<unknown> | undefined)[]): 1 => {
  for (const expression of expressions) if (expression?.mentions.has(name)) return 1
  throw invalid(`Value provided in ExpressionAttributeNames or Values unused in expressions: ${name}`)
}

/** A condition or filter of a request, parsed; undefined when it has none. */
export const conditionIn = (text: string | undefined): Parsed<Condition> | undefined =>
  text === undefined ? undefined : conditionFrom(text)

/** Whether an item meets a condition. An item that does not exist has no attributes. */
export const meets = (condition: Condition, item: Item, words: Words): boolean => {
  switch (condition.is) {
    case 'and':
      return meets(condition.left, item, words) && meets(condition.right, item, words)
    case 'or':
      return meets(condition.left, item, words) || meets(condition.right, item, words)
    case 'not':
      return !meets(condition.of, item, words)
    case 'exists':
      return (item[words.nameOf(condition.path)] !== undefined) === condition.wanted
    case 'compare':
      return compares(condition.by, valueIn(condition.left, item, words), valueIn(condition.right, item, words))
    case 'between': {
      const value = valueIn(condition.of, item, words)
      return (
        compares('>=', value, valueIn(condition.from, item, words)) &&
        compares('<=', value, valueIn(condition.to, item, words))
      )
    }
    case 'in': {
      const value = valueIn(condition.of, item, words)
      return condition.among.some((other) => compares('=', value, valueIn(other, item, words)))
    }
    case 'begins': {
      const value = item[words.nameOf(condition.of)]
      const prefix = valueIn(condition.with, item, words)
      return typeof value === 'string' && typeof prefix === 'string' && value.startsWith(prefix)
    }
    case 'contains':
      return contains(item[words.nameOf(condition.of)], valueIn(condition.with, item, words))
    case 'type': {
      const value = item[words.nameOf(condition.of)]
      return value !== undefined && kindOf(value) === valueIn(condition.with, item, words)
    }
  }
}

const contains = (value: Value | undefined, part: Value | undefined): boolean => {
  if (typeof value === 'string') return typeof part === 'string' && value.includes(part)
  if (value instanceof Set) return value.has(part as string)
  return Array.isArray(value) && value.some((entry) => isSame(entry, part))
}

const valueIn = (operand: Operand, item: Item, words: Words): Value | undefined => {
  if (operand.is === 'value') return words.valueOf(operand.name)
  const value = item[words.nameOf(operand.path)]
  return operand.is === 'path' ? value : lengthOf(value)
}

/** Compares two values. Those of different kinds, or that are not there, are in no order: they only differ. */
const compares = (by: string, a: Value | undefined, b: Value | undefined): boolean => {
  if (by === '<>') return !isSame(a, b)
  if (a === undefined || b === undefined) return false
  if (by === '=') return isSame(a, b)
  const order = orderOf(a, b)
  if (order === undefined) return false
  if (by === '<') return order < 0
  if (by === '<=') return order <= 0
  return by === '>' ? order > 0 : order >= 0
}

const orderOf = (a: Value, b: Value): number | undefined => {
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return a instanceof Uint8Array && b instanceof Uint8Array ? Buffer.compare(a, b) : undefined
}

/** The attributes that a request wants of each item, parsed; undefined when it wants all. */
export const projectionIn = (text: string | undefined): Parsed<Path[]> | undefined =>
  text === undefined ? undefined : projectionFrom(text)

/** The attributes of an item that are asked for, those that it has. */
export const only = (item: Item, paths: readonly Path[], words: Words): Item => {
  const part: Record<string, Value> = {}
  for (const path of paths) {
    const name = words.nameOf(path)
    const value = item[name]
    if (value !== undefined) part[name] = value
  }
  return part
}
