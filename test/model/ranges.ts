import { invalid } from './errors.ts'
import type { Words } from './expressions.ts'
import type { Condition, Operand } from './grammar.ts'
import { compareStrings } from './values.ts'

/** Whatever is found by a partition key and perhaps a sort key: a table or an index. */
export type Keyed = { readonly partitionKey: string; readonly sortKey: string | undefined }

/** One partition, and for each sort key whether it is before (-1), in (0) or after (1) what is asked for. */
export type Range = { readonly partition: string; readonly side: (sort: string) => number }

const partsOf = (condition: Condition): Condition[] =>
  condition.is === 'and' ? [...partsOf(condition.left), ...partsOf(condition.right)] : [condition]

/** The part of a partition that a key condition asks for. */
export const rangeOf = (condition: Condition | undefined, { partitionKey, sortKey }: Keyed, words: Words): Range => {
  const parts = condition ? partsOf(condition) : []
  const isAbout = (part: Condition, key: string | undefined): boolean =>
    key !== undefined && nameIn(part, words) === key
  const ofPartition = parts.filter((part) => isAbout(part, partitionKey))
  const ofSort = parts.filter((part) => isAbout(part, sortKey))
  const [first] = ofPartition
  if (first?.is !== 'compare' || first.by !== '=' || ofPartition.length > 1)
    throw invalid(`Query condition missed key schema element: ${partitionKey}`)
  if (ofSort.length > 1 || ofPartition.length + ofSort.length < parts.length)
    throw invalid('Query key condition not supported')
  const [second] = ofSort
  return { partition: keyString(first.right, words), side: second ? sideOf(second, words) : () => 0 }
}

const nameIn = (condition: Condition, words: Words): string | undefined => {
  if (condition.is === 'compare') return condition.left.is === 'path' ? words.nameOf(condition.left.path) : undefined
  if (condition.is === 'between') return condition.of.is === 'path' ? words.nameOf(condition.of.path) : undefined
  return condition.is === 'begins' ? words.nameOf(condition.of) : undefined
}

const keyString = (operand: Operand, words: Words): string => {
  const value = operand.is === 'value' ? words.valueOf(operand.name) : undefined
  if (typeof value !== 'string') throw invalid('Condition parameter type does not match schema type')
  if (value === '') throw invalid('A key condition cannot contain an empty string value')
  return value
}

const sideOf = (condition: Condition, words: Words): Range['side'] => {
  if (condition.is === 'begins') {
    const prefix = keyString(condition.with, words)
    return (sort) => (sort.startsWith(prefix) ? 0 : Math.sign(compareStrings(sort, prefix)))
  }
  if (condition.is === 'between') {
    const from = keyString(condition.from, words)
    const to = keyString(condition.to, words)
    if (compareStrings(from, to) > 0) throw invalid('The BETWEEN operator requires upper bound to be greater')
    return (sort) => (compareStrings(sort, from) < 0 ? -1 : compareStrings(sort, to) > 0 ? 1 : 0)
  }
  if (condition.is !== 'compare' || condition.by === '<>') throw invalid('Query key condition not supported')
  const bound = keyString(condition.right, words)
  return (sort) => sides[condition.by as keyof typeof sides](compareStrings(sort, bound))
}

const sides = {
  '=': Math.sign,
  '<': (order: number) => (order < 0 ? 0 : 1),
  '<=': (order: number) => (order <= 0 ? 0 : 1),
  '>': (order: number) => (order > 0 ? 0 : -1),
  '>=': (order: number) => (order >= 0 ? 0 : -1),
} as const

/** The attributes that a filter names. */
export const namesInFilter = (filter: Condition, words: Words): string[] => pathsIn(filter).map(words.nameOf)

const pathsIn = (condition: Condition): string[] => {
  const ofOperand = (operand: Operand): string[] => (operand.is === 'value' ? [] : [operand.path])
  switch (condition.is) {
    case 'and':
    case 'or':
      return [...pathsIn(condition.left), ...pathsIn(condition.right)]
    case 'not':
      return pathsIn(condition.of)
    case 'exists':
      return [condition.path]
    case 'compare':
      return [...ofOperand(condition.left), ...ofOperand(condition.right)]
    case 'between':
      return [condition.of, condition.from, condition.to].flatMap(ofOperand)
    case 'in':
      return [condition.of, ...condition.among].flatMap(ofOperand)
    default:
      return [condition.of, ...ofOperand(condition.with)]
  }
}
