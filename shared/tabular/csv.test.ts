import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvOf, recordsOf } from './csv.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('a CSV file', () => {
  it('is read as csv-parse reads it', () => {
    const cell = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('"', '""', ',', '\n', ';', 'a"b', '\r\n', ' x '))
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), (cells, separator) => {
        // The first row tells the separator.
        const header = ['a', 'b', 'c'].join(separator)
        const text = `${header}\n${cells.map((row) => row.map(quoted).join(separator)).join('\n')}\n`
        fc.pre(!text.includes('\0'))
        const expected = parse(text.replaceAll(/\r\n?/g, '\n'), { delimiter: separator, relax_column_count: true })
        expect(recordsOf(bytes(text))).toEqual(expected)
      }),
    )
  })

  it('comes back as it was written, what looks like a formula shielded', () => {
    const table = [
      ['a', 'b'],
      ['x, "y"', ''],
      ['two\nlines', '=1+1'],
    ]
    const text = csvOf(table)
    expect(text.startsWith('\ufeffa,b\r\n')).toBe(true)
    expect(recordsOf(bytes(text))).toEqual([table[0], table[1], ['two\nlines', "'=1+1"]])
  })

  it.each([
    ['a,b\n\n1,2\n', [['a', 'b'], [''], ['1', '2']]],
    [
      'a,b\n1,5" tape',
      [
        ['a', 'b'],
        ['1', '5" tape'],
      ],
    ],
    [
      'a,b\n1,\n',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    [
      'a,b\n"x"y,"z"\n',
      [
        ['a', 'b'],
        ['xy', 'z'],
      ],
    ],
    [
      'a,b\n"","""q"""\n',
      [
        ['a', 'b'],
        ['', '"q"'],
      ],
    ],
    [
      'a,b\n"x\ry",2',
      [
        ['a', 'b'],
        ['x\ny', '2'],
      ],
    ],
  ])('%j has these records', (text, records) => {
    expect(recordsOf(bytes(text))).toEqual(records)
  })

  it('with a quotation mark that is never closed is refused with its line', () => {
    expect(() => recordsOf(bytes('a,b\n1,"x\ny'))).toThrow(
      expect.objectContaining({ code: 'malformed', message: expect.stringContaining('on line 2') }),
    )
  })

  it('of five megabytes is read at once', () => {
    expect(recordsOf(bytes(`a,b\n${'"1,2",x\n'.repeat(600_000)}`))).toHaveLength(600_001)
  })
})
