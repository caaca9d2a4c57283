import { isDeepStrictEqual } from 'node:util'
import { invalid, unknownToModel } from './errors.ts'
import { reservedWords } from './reserved-words.ts'
import { type Token, type Tokens, tokensOf } from './tokens.ts'

/** An attribute as an expression names it: by itself or as `#x`. The model knows whole attributes only. */
export type Path = string

export type Operand =
  | { readonly is: 'path'; readonly path: Path }
  | { readonly is: 'value'; readonly name: string }
  | { readonly is: 'size'; readonly path: Path }

const comparators = ['=', '<>', '<', '<=', '>', '>='] as const
type Comparator = (typeof comparators)[number]

export type Condition =
  | { readonly is: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly is: 'not'; readonly of: Condition }
  | { readonly is: 'compare'; readonly by: Comparator; readonly left: Operand; readonly right: Operand }
  | { readonly is: 'between'; readonly of: Operand; readonly from: Operand; readonly to: Operand }
  | { readonly is: 'in'; readonly of: Operand; readonly among: readonly Operand[] }
  | { readonly is: 'exists'; readonly path: Path; readonly wanted: boolean }
  | { readonly is: 'begins' | 'contains' | 'type'; readonly of: Path; readonly with: Operand }

export type Setting =
  | { readonly is: 'operand'; readonly operand: Exclude<Operand, { is: 'size' }> }
  | { readonly is: 'absent'; readonly path: Path; readonly otherwise: Setting }
  | { readonly is: 'sum'; readonly sign: 1 | -1; readonly left: Setting; readonly right: Setting }

export type Update = {
  readonly set: readonly { readonly path: Path; readonly to: Setting }[]
  readonly remove: readonly Path[]
  readonly add: readonly { readonly path: Path; readonly value: string }[]
  readonly take: readonly { readonly path: Path; readonly value: string }[]
}

/** An expression as parsed, with the names and values that it mentions. */
export type Parsed<Tree> = { readonly tree: Tree; readonly mentions: ReadonlySet<string> }

const mostKept = 5000

/** A parser that remembers what it has read: the product says the same things over and over. */
const remembering = <Tree>(parse: (tokens: Tokens) => Tree) => {
  const kept = new Map<string, Parsed<Tree>>()
  return (text: string): Parsed<Tree> => {
    const known = kept.get(text)
    if (known) return known
    const tokens = tokensOf(text)
    const parsed = { tree: parse(tokens), mentions: tokens.mentions }
    if (!tokens.isAtEnd()) throw invalid(`Invalid expression: syntax error at "${tokens.next().text}"`)
    if (kept.size === mostKept) kept.clear()
    kept.set(text, parsed)
    return parsed
  }
}

const pathIn = (tokens: Tokens): Path => pathFrom(tokens.next(), tokens)

const pathFrom = ({ kind, text }: Token, tokens: Tokens): Path => {
  if (kind !== 'word' && kind !== 'name') throw invalid(`Invalid expression: syntax error at "${text}"`)
  if (kind === 'word' && reservedWords.has(text.toUpperCase()))
    throw invalid(`Invalid expression: Attribute name is a reserved keyword; reserved keyword: ${text}`)
  if (tokens.isNext('.') || tokens.isNext('[')) throw unknownToModel('paths into an attribute')
  return text
}

const valueIn = (tokens: Tokens): string => {
  const { kind, text } = tokens.next()
  if (kind !== 'value') throw invalid(`Invalid expression: syntax error at "${text}"`)
  return text
}

const operandIn = (tokens: Tokens): Operand => {
  const token = tokens.next()
  if (token.kind === 'value') return { is: 'value', name: token.text }
  if (token.text === 'size' && tokens.take('(')) {
    const path = pathIn(tokens)
    tokens.expect(')')
    return { is: 'size', path }
  }
  const path = pathFrom(token, tokens)
  if (tokens.isNext('(')) throw invalid(`Invalid function name; function: ${path}`)
  return { is: 'path', path }
}

const listIn = <Part>(tokens: Tokens, part: (tokens: Tokens) => Part): Part[] => {
  const parts = [part(tokens)]
  while (tokens.take(',')) parts.push(part(tokens))
  return parts
}

const either = (tokens: Tokens): Condition => {
  let left = both(tokens)
  while (tokens.take('OR')) left = { is: 'or', left, right: both(tokens) }
  return left
}

const both = (tokens: Tokens): Condition => {
  let left = negated(tokens)
  while (tokens.take('AND')) left = { is: 'and', left, right: negated(tokens) }
  return left
}

const negated = (tokens: Tokens): Condition =>
  tokens.take('NOT') ? { is: 'not', of: negated(tokens) } : simple(tokens)

const inParentheses = new WeakSet<Condition>()

const simple = (tokens: Tokens): Condition => {
  if (tokens.take('(')) {
    const inner = either(tokens)
    tokens.expect(')')
    if (inParentheses.has(inner)) throw invalid('Invalid expression: The expression has redundant parentheses')
    inParentheses.add(inner)
    return inner
  }
  return checkIn(tokens) ?? comparisonIn(tokens)
}

const checks = { begins_with: 'begins', contains: 'contains', attribute_type: 'type' } as const

const checkIn = (tokens: Tokens): Condition | undefined => {
  for (const name of ['attribute_exists', 'attribute_not_exists']) {
    if (!tokens.take(name)) continue
    tokens.expect('(')
    const path = pathIn(tokens)
    tokens.expect(')')
    return { is: 'exists', path, wanted: name === 'attribute_exists' }
  }
  for (const [name, is] of Object.entries(checks)) {
    if (!tokens.take(name)) continue
    tokens.expect('(')
    const of = pathIn(tokens)
    tokens.expect(',')
    const operand = operandIn(tokens)
    tokens.expect(')')
    return { is, of, with: operand }
  }
  return undefined
}

const comparisonIn = (tokens: Tokens): Condition => {
  const left = operandIn(tokens)
  if (tokens.take('BETWEEN')) {
    const from = operandIn(tokens)
    tokens.expect('AND')
    return { is: 'between', of: left, from, to: operandIn(tokens) }
  }
  if (tokens.take('IN')) {
    tokens.expect('(')
    const among = listIn(tokens, operandIn)
    tokens.expect(')')
    return { is: 'in', of: left, among }
  }
  const { text } = tokens.next()
  const by = comparators.find((comparator) => comparator === text)
  if (!by) throw invalid(`Invalid expression: syntax error at "${text}"`)
  const right = operandIn(tokens)
  if (isDeepStrictEqual(left, right)) throw invalid('Invalid expression: The operands must be distinct')
  return { is: 'compare', by, left, right }
}

const settingIn = (tokens: Tokens): Setting => {
  const left = termIn(tokens)
  if (tokens.take('+')) return { is: 'sum', sign: 1, left, right: termIn(tokens) }
  if (tokens.take('-')) return { is: 'sum', sign: -1, left, right: termIn(tokens) }
  return left
}

const termIn = (tokens: Tokens): Setting => {
  if (tokens.take('list_append')) throw unknownToModel('list_append')
  if (!tokens.take('if_not_exists')) {
    const operand = operandIn(tokens)
    if (operand.is === 'size') throw invalid('Invalid UpdateExpression: The function is not allowed here: size')
    return { is: 'operand', operand }
  }
  tokens.expect('(')
  const path = pathIn(tokens)
  tokens.expect(',')
  const otherwise = termIn(tokens)
  tokens.expect(')')
  return { is: 'absent', path, otherwise }
}

const settingOf = (tokens: Tokens): Update['set'][number] => {
  const path = pathIn(tokens)
  tokens.expect('=')
  return { path, to: settingIn(tokens) }
}

const changeOf = (tokens: Tokens): Update['add'][number] => ({ path: pathIn(tokens), value: valueIn(tokens) })

const clauses = {
  SET: (tokens: Tokens) => ({ set: listIn(tokens, settingOf) }),
  REMOVE: (tokens: Tokens) => ({ remove: listIn(tokens, pathIn) }),
  ADD: (tokens: Tokens) => ({ add: listIn(tokens, changeOf) }),
  DELETE: (tokens: Tokens) => ({ take: listIn(tokens, changeOf) }),
} as const

const updateIn = (tokens: Tokens): Update => {
  let update: Update = { set: [], remove: [], add: [], take: [] }
  const seen = new Set<string>()
  while (!tokens.isAtEnd()) {
    const { text } = tokens.next()
    const name = text.toUpperCase() as keyof typeof clauses
    if (!(name in clauses)) throw invalid(`Invalid UpdateExpression: syntax error at "${text}"`)
    if (seen.has(name)) throw invalid(`Invalid UpdateExpression: The "${name}" section can only be used once`)
    seen.add(name)
    update = { ...update, ...clauses[name](tokens) }
  }
  return update
}

export const conditionFrom = remembering(either)
export const updateFrom = remembering(updateIn)
export const projectionFrom = remembering((tokens) => listIn(tokens, pathIn))
