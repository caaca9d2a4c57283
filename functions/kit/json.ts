import { Refusal } from '#shared/refusal.ts'

/** The value that a JSON text stands for; refused with the place where it breaks, never quoting it. */
export const parseJson = (text: string): unknown => {
  if (text.trim() === '') throw new Refusal('malformed', 'The body is empty: send JSON')
  try {
    return JSON.parse(text)
  } catch {
    const before = text.slice(0, breakOf(text)).split('\n')
    const column = (before.at(-1)?.length ?? 0) + 1
    throw new Refusal('malformed', `The body is not JSON: it breaks at line ${before.length}, column ${column}`)
  }
}

// RFC 8259: 'unescaped' is every character but the quote, the backslash and the control characters.
const unescaped = String.raw`[ !#-[\]-\u{10FFFF}]*`
const string = String.raw`"${unescaped}(?:\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})${unescaped})*"`
const number = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?`
const token = new RegExp(String.raw`[ \t\n\r]*([[\]{}:,]|${string}|${number}|true|false|null|)`, 'uy')

type Expected = 'value' | 'first item' | 'first key' | 'key' | 'colon' | 'comma' | 'end'

// The engine's own messages give a position for some errors only, and quote the text for the others.
const breakOf = (text: string): number => {
  const open: string[] = []
  let expected: Expected = 'value'
  token.lastIndex = 0
  for (;;) {
    const symbol = token.exec(text)?.[1] ?? ''
    const next = follow(expected, symbol, open)
    if (!next) return token.lastIndex - symbol.length
    expected = next
  }
}

const follow = (expected: Expected, symbol: string, open: string[]): Expected | undefined => {
  const closes = symbol === '}' ? '{' : symbol === ']' ? '[' : undefined
  if (closes) {
    const mayClose = expected === 'comma' || expected === (closes === '{' ? 'first key' : 'first item')
    if (!mayClose || open.pop() !== closes) return undefined
    return open.length > 0 ? 'comma' : 'end'
  }
  switch (expected) {
    case 'value':
    case 'first item':
      if (symbol === '{' || symbol === '[') {
        open.push(symbol)
        return symbol === '{' ? 'first key' : 'first item'
      }
      if (symbol === '' || symbol === ',' || symbol === ':') return undefined
      return open.length > 0 ? 'comma' : 'end'
    case 'first key':
    case 'key':
      return symbol.startsWith('"') ? 'colon' : undefined
    case 'colon':
      return symbol === ':' ? 'value' : undefined
    case 'comma':
      if (symbol !== ',') return undefined
      return open.at(-1) === '{' ? 'key' : 'value'
    case 'end':
      return undefined
  }
}
