import { describe, expect, it } from 'vitest'
import { textOf } from './text.ts'

type Chunk = string | Uint8Array
const bytesOf = (...parts: readonly (string | number)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? part : [...new TextEncoder().encode(part)])))
const cutEvery = (length: number, bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / length) }, (_, n) => bytes.subarray(n * length, (n + 1) * length))

async function* sent(chunks: readonly Chunk[]): AsyncGenerator<Chunk> {
  yield* chunks
}
const piecesOf = async (...chunks: readonly Chunk[]): Promise<string[]> => {
  const pieces: string[] = []
  for await (const piece of textOf(sent(chunks), () => 1)) pieces.push(piece)
  return pieces
}

/** The text up to where it is no UTF-8, and the error there. */
const brokenAt = async (...chunks: readonly Chunk[]) => {
  let text = ''
  const pieces = textOf(sent(chunks), () => text.split('\n').length)
  try {
    for await (const piece of pieces) text += piece
  } catch (error) {
    return { text, error }
  }
  return { text }
}

describe('the text of a file', () => {
  // Letters of two, three and four bytes; the first and last that begin as such, and a byte order mark inside the text.
  it.each(['é', '߿', 'ह', '–', '€', '\uFEFF', '😀', '𐀀'])(
    'is the same wherever it is cut in or beside %s',
    async (letter) => {
      const text = `<a${letter}b${letter}${letter}`
      const bytes = bytesOf(text)
      for (let at = 0; at <= bytes.length; at++)
        expect((await piecesOf(bytes.subarray(0, at), bytes.subarray(at))).join('')).toBe(text)
      expect((await piecesOf(...cutEvery(1, bytes))).join('')).toBe(text)
    },
  )

  it('comes in pieces of one length, none of them empty, whichever way it arrives', async () => {
    const text = `<${'–é'.repeat(50_000)}`
    const pieces = await piecesOf(text)
    const [{ length } = ''] = pieces
    expect(pieces.join('')).toBe(text)
    expect(new Set(pieces.slice(0, -1).map((piece) => piece.length))).toEqual(new Set([length]))
    const bytes = bytesOf(text)
    for (const chunks of [[bytes], cutEvery(1000, bytes), cutEvery(65_536, bytes)])
      expect(await piecesOf(...chunks)).toEqual(pieces)
    const even = text.slice(0, 2 * length)
    expect(await piecesOf(even.slice(0, length), even.slice(length))).toEqual(pieces.slice(0, 2))
  })
})

describe('a file that is UTF-8 no longer', () => {
  const good = `<a>\n${'é'.repeat(1000)}\n${'–'.repeat(999)}`

  it.each<[string, readonly (string | number)[]]>([
    ['a byte that stands nowhere', [0xff, ' more']],
    ['a letter of another encoding', [0xe9, 'cole']],
    ['the end of a letter without its beginning', [0xa9, ' more']],
    ['the beginning of a letter without its end', [0xe2, 0x80, ' more']],
    ['half of a letter at its end', [0xe2, 0x80]],
    ['a letter of four bytes that lacks one, at its end', [0xf0, 0x9f, 0x98]],
  ])('gives what stands before %s, and tells the line', async (_, bad) => {
    const bytes = bytesOf(good, ...bad)
    for (const chunks of [[bytes], cutEvery(7, bytes), cutEvery(1, bytes)]) {
      const { text, error } = await brokenAt(...chunks)
      expect(text).toBe(good)
      expect(error).toMatchObject({ code: 'encoding', line: 3, message: expect.stringMatching(/UTF-8/) })
    }
  })
})
