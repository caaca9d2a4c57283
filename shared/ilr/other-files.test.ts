import { describe, expect, it } from 'vitest'
import { refusingOthers } from './other-files.ts'

type Chunk = string | Uint8Array
const bytes = (...values: readonly number[]) => Uint8Array.from(values)
const bytesOf = (text: string) => new TextEncoder().encode(text)
const oneByOne = (all: Uint8Array): Uint8Array[] => Array.from(all, (byte) => bytes(byte))

async function* sent(chunks: readonly Chunk[]): AsyncGenerator<Chunk> {
  yield* chunks
}
const passedOn = async (...chunks: readonly Chunk[]): Promise<Chunk[]> => {
  const passed: Chunk[] = []
  for await (const chunk of refusingOthers(sent(chunks))) passed.push(chunk)
  return passed
}

describe('a file that may be XML', () => {
  it.each<[string, readonly Chunk[]]>([
    ['in one piece', [bytesOf('<Message/>')]],
    ['byte by byte', oneByOne(bytesOf('<Message/>'))],
    ['with nothing at first', [bytes(), bytesOf('<'), bytes(), bytesOf('Message/>')]],
    ['of exactly four bytes, and more', [bytesOf('<a/>'), bytesOf('\n')]],
    ['of three bytes', [bytesOf('<a>')]],
    ['as text', ['<', 'Message/>']],
    ['as text with a byte order mark', ['\uFEFF<Message/>']],
    ['with a byte order mark', [bytesOf('\uFEFF<Message/>')]],
    ['that has only that', [bytesOf('\uFEFF')]],
    ['after lines with nothing in them', [bytesOf('\r\n\t <Message/>')]],
  ])('is passed on as it came: %s', async (_, chunks) => {
    expect(await passedOn(...chunks)).toEqual(chunks)
  })
})

describe('a file of another kind', () => {
  it.each<[string, Uint8Array, string, RegExp]>([
    ['packed', bytes(0x50, 0x4b, 3, 4), 'zip', /ZIP/],
    ['compressed', bytes(0x1f, 0x8b, 8, 0), 'compressed', /gzip/],
    ['in UTF-16, little end first', bytes(0xff, 0xfe, 0x3c, 0), 'utf-16', /UTF-8/],
    ['in UTF-16, big end first', bytes(0xfe, 0xff, 0, 0x3c), 'utf-16', /UTF-8/],
    ['in UTF-16, little end first, without its mark', bytes(0x3c, 0, 0x3f, 0), 'utf-16', /UTF-8/],
    ['in UTF-16, big end first, without its mark', bytes(0, 0x3c, 0, 0x3f), 'utf-16', /UTF-8/],
    ['of text', bytesOf('ULN;'), 'not-xml', /XML/],
    ['of text after a byte order mark', bytesOf('\uFEFFULN'), 'not-xml', /XML/],
    ['with two bytes in it', bytesOf('OK'), 'not-xml', /XML/],
    ['with nothing in it', bytes(), 'empty', /empty/],
  ])('%s, is refused on line 1, however it arrives', async (_, all, code, words) => {
    const error = expect.objectContaining({ code, line: 1, message: expect.stringMatching(words) })
    await expect(passedOn(all, bytesOf('more').subarray(0, all.length))).rejects.toThrow(error)
    await expect(passedOn(...oneByOne(all))).rejects.toThrow(error)
  })
})
