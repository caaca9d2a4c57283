import { invalid } from './errors.ts'

type Kind = 'word' | 'name' | 'value' | 'symbol' | 'end'
export type Token = { readonly kind: Kind; readonly text: string }

const token = /\s*(?:([A-Za-z]\w*)|(#\w+)|(:\w+)|(<>|<=|>=|[=<>(),+.[\]-]))/y
const kinds: readonly Kind[] = ['word', 'name', 'value', 'symbol']

/** The words and signs of an expression, one after the other. */
export type Tokens = {
  /** The names `#x` and values `:x` met so far. */
  readonly mentions: Set<string>
  readonly next: () => Token
  /** Takes the next token if it is this sign or, whatever its case, this word. */
  readonly take: (text: string) => boolean
  readonly expect: (text: string) => void
  /** Whether the next token is this one, without taking it. */
  readonly isNext: (text: string) => boolean
  readonly isAtEnd: () => boolean
}

const refused = (text: string): Error => invalid(`Invalid expression: syntax error at "${text}"`)

export const tokensOf = (text: string): Tokens => {
  const list = split(text)
  const mentions = new Set<string>()
  let at = 0
  const peek = (): Token => list[at] ?? { kind: 'end', text: '' }
  const isNext = (wanted: string): boolean => {
    const { kind, text } = peek()
    return kind === 'word' ? text.toUpperCase() === wanted.toUpperCase() : text === wanted
  }
  const next = (): Token => {
    const taken = peek()
    if (taken.kind === 'end') throw refused('the end')
    if (taken.kind === 'name' || taken.kind === 'value') mentions.add(taken.text)
    at += 1
    return taken
  }
  const take = (wanted: string): boolean => {
    if (!isNext(wanted)) return false
    at += 1
    return true
  }
  const expect = (wanted: string): void => {
    if (!take(wanted)) throw refused(peek().text)
  }
  return { mentions, next, take, expect, isNext, isAtEnd: () => peek().kind === 'end' }
}

const split = (text: string): Token[] => {
  const list: Token[] = []
  const end = text.trimEnd().length
  token.lastIndex = 0
  while (token.lastIndex < end) {
    const from = token.lastIndex
    const groups = token.exec(text)
    if (!groups) throw refused(text.slice(from))
    const kind = groups.slice(1).findIndex((group) => group !== undefined)
    list.push({ kind: kinds[kind] ?? 'symbol', text: groups[kind + 1] ?? '' })
  }
  if (list.length === 0) throw invalid('Invalid expression: The expression can not be empty')
  return list
}
