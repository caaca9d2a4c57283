import { describe, expect, it } from 'vitest'
import { textOfCsv } from './text.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, order: 'LE' | 'BE', mark = '\ufeff') => {
  const units = [...`${mark}${text}`].map((character) => character.charCodeAt(0))
  return Uint8Array.from(
    units.flatMap((unit) => (order === 'LE' ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff])),
  )
}
/** As it comes from somebody who took UTF-16 for UTF-8: what was no character is now the one for damage. */
const takenForUtf8 = (bytes: Uint8Array) => utf8(new TextDecoder().decode(bytes))
const TABLE = 'trainee,status\nA1,on-track\n'

describe('the text of a CSV file', () => {
  it.each([
    ['UTF-8', utf8(TABLE)],
    ['UTF-8 with a byte order mark', utf8(`\ufeff${TABLE}`)],
    ['lines that end as in Windows', utf8(TABLE.replaceAll('\n', '\r\n'))],
    ['lines that end as on an old Mac', utf8(TABLE.replaceAll('\n', '\r'))],
    ['UTF-16, little-endian', utf16(TABLE, 'LE')],
    ['UTF-16, big-endian', utf16(TABLE, 'BE')],
    ['UTF-16 taken for UTF-8', takenForUtf8(utf16(TABLE, 'LE'))],
    ['UTF-16, big-endian, taken for UTF-8', takenForUtf8(utf16(TABLE, 'BE'))],
    ['UTF-16 without its mark', utf16(TABLE, 'LE', '')],
    ['UTF-16, big-endian, without its mark', utf16(TABLE, 'BE', '')],
  ])('is read from %s', (_, bytes) => {
    expect(textOfCsv(bytes)).toBe(TABLE)
  })

  it.each([
    ['an accent of UTF-8', utf8('Zoë'), 'Zoë'],
    ['an accent of Windows-1252', Uint8Array.of(0x5a, 0x6f, 0xeb), 'Zoë'],
    ['a dash of Windows-1252', Uint8Array.of(0x61, 0x96, 0x62), 'a–b'],
    ['a letter that begins like a mark of UTF-16', Uint8Array.of(0xff, 0x61, 0x62, 0x63), 'ÿabc'],
    ['another that does', Uint8Array.of(0xfe, 0x61, 0x62, 0x63), 'þabc'],
    ['two that end like one', Uint8Array.of(0x61, 0xfe, 0x62, 0xff), 'aþbÿ'],
    ['two that begin with its second half', Uint8Array.of(0x61, 0xfe, 0x62), 'aþb'],
    ['the same for the other order', Uint8Array.of(0x61, 0xff, 0x62), 'aÿb'],
    ['a mark that stands inside', utf8('a\ufeffb'), 'a\ufeffb'],
    ['characters that were damaged before', utf8('a\ufffd,b'), 'a\ufffd,b'],
  ])('has %s', (_, bytes, text) => {
    expect(textOfCsv(bytes)).toBe(text)
  })
})

describe('what is no CSV file', () => {
  const refusal = (bytes: Uint8Array) => {
    try {
      textOfCsv(bytes)
    } catch (error) {
      return error
    }
    return undefined
  }

  it.each([
    [[0x50, 0x4b, 0x03, 0x04, 0x14], 'an Excel workbook'],
    [[0xd0, 0xcf, 0x11, 0xe0, 0xa1], 'an old Excel workbook'],
    [[0x25, 0x50, 0x44, 0x46, 0x2d], 'a PDF'],
    [[0x1f, 0x8b, 0x08], 'a gzip archive'],
  ])('is called by its name: %s, %s', (bytes, name) => {
    expect(refusal(Uint8Array.from(bytes))).toMatchObject({ code: 'malformed', message: expect.stringContaining(name) })
    expect(refusal(Uint8Array.from(bytes))).toMatchObject({ message: expect.stringContaining('Save As') })
  })

  it('is none for beginning with a part of such a name', () => {
    expect(refusal(utf8('PK,status\n'))).toBeUndefined()
  })

  it.each([
    ['NUL characters', utf8('a,b\n1,\0\n'), 'NUL characters'],
    ['a single NUL after letters', utf8('abcdefgh\0'), 'NUL characters'],
    ['every other one, but not from its start', utf8('abc\na\0b\0c\0d\0e\0'), 'NUL characters'],
    ['too few of them to be UTF-16', utf8('a\0b\0c\0defgh'), 'NUL characters'],
    ['nothing', new Uint8Array(), 'empty'],
    ['only blanks', utf8(' \n\t\n'), 'empty'],
    ['a line of 20,001 characters', utf8(`a,b\n${'x'.repeat(20_001)}\n`), 'Line 2 has over 20000'],
  ])('is said in words: %s', (_, bytes, words) => {
    expect(refusal(bytes)).toMatchObject({ code: 'malformed', message: expect.stringContaining(words) })
  })

  it('is not a line of 20,000 characters', () => {
    expect(textOfCsv(utf8(`${'x'.repeat(20_000)}\n${'y'.repeat(20_000)}`))).toHaveLength(40_001)
  })
})
