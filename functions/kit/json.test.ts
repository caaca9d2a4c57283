import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJson } from './json.ts'

const detailOf = (text: string): string => {
  try {
    parseJson(text)
    return 'was read'
  } catch (error) {
    return (error as Error).message
  }
}

describe('parseJson', () => {
  it('reads what JSON.stringify writes', () => {
    fc.assert(fc.property(fc.json(), (text) => void expect(parseJson(text)).toEqual(JSON.parse(text))))
  })

  it.each([
    ['{"a": 1,}', 1, 9],
    ['{"a": 1', 1, 8],
    ['{\n  "a": [1, 2\n}', 3, 1],
    ['{"a" 1}', 1, 6],
    ['[1, ]', 1, 5],
    ['[1 2]', 1, 4],
    ['{} {}', 1, 4],
    ["{'a': 1}", 1, 2],
    ['[01]', 1, 3],
    ['[tru]', 1, 2],
    ['{"a":\n"b\nc"}', 2, 1],
    ['["\\x"]', 1, 2],
    [']', 1, 1],
  ])('says where %j breaks', (text, line, column) => {
    expect(detailOf(text)).toBe(`The body is not JSON: it breaks at line ${line}, column ${column}`)
  })

  it('finds a place in whatever is not JSON, and never quotes it', () => {
    const damaged = fc
      .tuple(fc.json(), fc.nat(), fc.string({ unit: 'binary', minLength: 1 }))
      .map(([text, at, junk]) => text.slice(0, at % (text.length + 1)) + junk + text.slice(at % (text.length + 1)))
    fc.assert(
      fc.property(damaged, (text) => void expect(detailOf(text)).toMatch(/^was read$|empty|line \d+, column \d+$/)),
    )
  })

  it('finds it in large texts without delay', () => {
    expect(detailOf(`["${'\\n'.repeat(1_000_000)}`)).toContain('line 1, column 2')
    expect(detailOf('['.repeat(1_000_000))).toContain('line 1, column 1000001')
  })
})
