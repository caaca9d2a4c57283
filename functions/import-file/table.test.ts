import { describe, expect, it } from 'vitest'
import { rowsOf } from './table.ts'

const encoder = new TextEncoder()

/** The cells of a table whose bytes come some at a time. */
const cellsOf = async (bytes: Uint8Array, size = bytes.length) => {
  const parts = async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const rows: string[][] = []
  for await (const { cells } of rowsOf(parts())) rows.push([...cells])
  return rows
}
const cellsIn = (text: string) => cellsOf(encoder.encode(text))
const windows1252 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))
const utf16 = (text: string) => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'))

describe('a table', () => {
  it('has commas, semicolons or tabs between its cells', async () => {
    const expected = [
      ['a', 'b;c'],
      ['1', '2,3'],
    ]
    expect(await cellsIn('a,b;c\r\n1,"2,3"\r\n')).toEqual(expected)
    expect(await cellsIn('a;"b;c"\n1;2,3')).toEqual(expected)
    expect(await cellsIn('a\tb\r1\t2,3')).toEqual([
      ['a', 'b'],
      ['1', '2,3'],
    ])
  })

  it('comes in the encodings that spreadsheets write, however its bytes are cut', async () => {
    const text = 'name\r\nRenée\r\nZoë\r\n'
    for (const bytes of [encoder.encode(text), encoder.encode(`\ufeff${text}`), windows1252(text), utf16(text)])
      for (const size of [2, 4, 7, 100])
        expect(await cellsOf(bytes, size), `${bytes.length} by ${size}`).toEqual([['name'], ['Renée'], ['Zoë']])
  })

  it('may have lines of both encodings', async () => {
    const bytes = Buffer.concat([encoder.encode('name\nRenée\n'), windows1252('Zoë\n'), encoder.encode('Aimée\n')])
    expect((await cellsOf(bytes, 5)).flat()).toEqual(['name', 'Renée', 'Zoë', 'Aimée'])
  })

  it('loses blanks around its cells, and the quote that keeps one from being a formula', async () => {
    expect(await cellsIn(" a ,'=b,'c\n")).toEqual([['a', '=b', "'c"]])
  })

  it('counts rows as a spreadsheet does: empty ones, and one for a cell of several lines', async () => {
    const rows: number[] = []
    const bytes = async function* () {
      yield encoder.encode('a\n\n"1\n2"\n3\n')
    }
    for await (const { row, cells } of rowsOf(bytes())) if (cells.some(Boolean)) rows.push(row)
    expect(rows).toEqual([1, 3, 4])
  })

  it.each([
    ['nothing', '', /empty/],
    ['blanks', ' \n', /empty/],
    ['a quotation mark that is not closed', 'a\n"b\n', /row 2 .*not closed/],
    ['a quotation mark inside a cell', 'a\nb"c"\n', /row 2/],
    ['a row that never ends', `a\n"${'b'.repeat(70_000)}`, /Row 2 is over/],
    ['a line that never ends', 'b'.repeat(1_100_000), /million/],
    ['columns without end', `${'a,'.repeat(300)}\n`, /more than 200 columns/],
    ['NUL', 'a\0b\n', /NUL/],
  ])('is refused for %s', async (_, text, words) => {
    await expect(cellsIn(text)).rejects.toThrow(words)
  })
})
