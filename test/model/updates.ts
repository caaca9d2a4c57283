import { invalid, unknownToModel } from './errors.ts'
import type { Words } from './expressions.ts'
import type { Setting, Update } from './grammar.ts'
import { type Item, kindOf, type Value } from './values.ts'

/** The attributes that an update changes, each once. */
export const namesIn = (update: Update, words: Words): string[] => {
  const paths = [...update.set, ...update.add, ...update.take].map(({ path }) => path)
  const names = [...paths, ...update.remove].map(words.nameOf)
  if (new Set(names).size < names.length) throw invalid('Invalid UpdateExpression: Two document paths overlap')
  for (const { value } of update.add)
    checkOperand('ADD', typeof words.valueOf(value) === 'number', words.valueOf(value))
  for (const { value } of update.take) checkOperand('DELETE', false, words.valueOf(value))
  return names
}

const checkOperand = (operator: string, isNumber: boolean, value: Value): void => {
  if (!isNumber && !(value instanceof Set))
    throw invalid(`Incorrect operand type for operator or function; operator: ${operator}`)
}

/** Refuses the change of a key. */
export const checkNoKey = (names: readonly string[], keys: ReadonlySet<string>): void => {
  const key = names.find((name) => keys.has(name))
  if (key) throw invalid(`Cannot update attribute ${key}. This attribute is part of the key`)
}

/** An item after an update; everything the update says is about the item as it was before. */
export const updated = (before: Item, update: Update, words: Words): Item => {
  const after: Record<string, Value> = { ...before }
  for (const { path, to } of update.set) after[words.nameOf(path)] = settingOf(to, before, words)
  for (const path of update.remove) delete after[words.nameOf(path)]
  for (const { path, value } of update.add) {
    const name = words.nameOf(path)
    after[name] = added(before[name], words.valueOf(value))
  }
  for (const { path, value } of update.take) {
    const name = words.nameOf(path)
    const left = without(before[name], words.valueOf(value))
    if (left === undefined) delete after[name]
    else after[name] = left
  }
  return after
}

const wrongKind = (): Error => invalid('An operand in the update expression has an incorrect data type')

const settingOf = (setting: Setting, before: Item, words: Words): Value => {
  if (setting.is === 'absent') return before[words.nameOf(setting.path)] ?? settingOf(setting.otherwise, before, words)
  if (setting.is === 'sum')
    return sum(settingOf(setting.left, before, words), settingOf(setting.right, before, words), setting.sign)
  const { operand } = setting
  if (operand.is === 'value') return words.valueOf(operand.name)
  const value = before[words.nameOf(operand.path)]
  if (value === undefined)
    throw invalid('The provided expression refers to an attribute that does not exist in the item')
  return value
}

const sum = (left: Value, right: Value, sign: 1 | -1): number => {
  if (typeof left !== 'number' || typeof right !== 'number') throw wrongKind()
  const total = left + sign * right
  // The database adds decimals exactly and up to 38 digits, which JavaScript's numbers do not.
  if (![left, right, total].every(Number.isSafeInteger)) throw unknownToModel(`the sum of ${left} and ${right}`)
  return total
}

const added = (before: Value | undefined, value: Value): Value => {
  if (typeof value === 'number') return sum(before ?? 0, value, 1)
  if (before === undefined) return value
  if (!(value instanceof Set) || !(before instanceof Set) || kindOf(before) !== kindOf(value)) throw wrongKind()
  return new Set([...before, ...value])
}

/** A set without some of its entries; undefined when none is left, as there are no empty sets. */
const without = (before: Value | undefined, value: Value): Value | undefined => {
  if (before === undefined) return undefined
  if (!(value instanceof Set) || !(before instanceof Set) || kindOf(before) !== kindOf(value)) throw wrongKind()
  const left = new Set([...before].filter((entry) => !value.has(entry)))
  return left.size > 0 ? left : undefined
}
