import { FileRefusal } from '#shared/imports.ts'

type Bytes = AsyncIterable<Uint8Array>

/** What the first bytes of a file say of it, where that is nothing that can be read here. */
const others: readonly (readonly [begins: readonly number[], refusal: string])[] = [
  [
    [0x50, 0x4b],
    'This is a ZIP file or an Excel workbook: save the table as CSV (or take the XML out of the ZIP) and send that.',
  ],
  [[0x1f, 0x8b], 'This is a compressed (gzip) file: unpack it and send what is in it.'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'This is an old Excel workbook: save the table as CSV and send that.'],
  [[0x25, 0x50, 0x44, 0x46], 'This is a PDF: send the table as CSV.'],
]

const beginsWith = (bytes: Uint8Array, beginning: readonly number[]): boolean =>
  beginning.every((byte, at) => bytes[at] === byte)

/** Refuses what is neither a table nor XML, in words that say what it is. */
export const refuseOthers = (beginning: Uint8Array): void => {
  for (const [begins, refusal] of others) if (beginsWith(beginning, begins)) throw new FileRefusal(refusal)
}

/**
 * The text of a table as spreadsheets save one: UTF-8, with a byte order mark or not, UTF-16 with one, or else Windows-1252.
 * What is not UTF-8 is taken for Windows-1252 from there on.
 */
export const textOf = async function* (bytes: Bytes): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  for await (const part of bytes) {
    decoder ??= new TextDecoder(encodingOf(part), { fatal: true })
    let text: string
    try {
      text = decoder.decode(part, { stream: true })
    } catch {
      decoder = new TextDecoder('windows-1252')
      text = decoder.decode(part, { stream: true })
    }
    if (text.includes('\0'))
      throw new FileRefusal('The file holds NUL characters, so it is no table: save it as CSV again.')
    yield text
  }
}

const encodingOf = (beginning: Uint8Array): string =>
  beginsWith(beginning, [0xff, 0xfe]) ? 'utf-16le' : beginsWith(beginning, [0xfe, 0xff]) ? 'utf-16be' : 'utf-8'
