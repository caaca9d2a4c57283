import { FileRefusal } from '#shared/imports.ts'
import type { Bytes } from './importer.ts'

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

const LONGEST_LINE = 1024 * 1024

/**
 * The text of a table as spreadsheets save one: UTF-8, with a byte order mark or not, UTF-16 with one, or Windows-1252 in every
 * line that is not UTF-8.
 */
export const textOf = async function* (bytes: Bytes): AsyncGenerator<string> {
  for await (const text of decoded(bytes)) {
    if (text.includes('\0'))
      throw new FileRefusal('The file holds NUL characters, so it is no table: save it as CSV again.')
    yield text
  }
}

const decoded = async function* (bytes: Bytes): AsyncGenerator<string> {
  let utf16: InstanceType<typeof TextDecoder> | undefined
  let waiting: Uint8Array = new Uint8Array()
  let isFirst = true
  for await (const part of bytes) {
    if (isFirst) utf16 = utf16In(part)
    isFirst = false
    if (utf16) {
      yield utf16.decode(part, { stream: true })
      continue
    }
    const all = waiting.length > 0 ? Buffer.concat([waiting, part]) : part
    const end = Math.max(all.lastIndexOf(0x0a), all.lastIndexOf(0x0d)) + 1
    if (end > 0) yield linesIn(all.subarray(0, end))
    waiting = all.subarray(end)
    if (waiting.length > LONGEST_LINE)
      throw new FileRefusal('The file has a line of over a million characters, so it is no table: save it as CSV.')
  }
  if (waiting.length > 0) yield linesIn(waiting)
}

const utf16In = (beginning: Uint8Array): InstanceType<typeof TextDecoder> | undefined => {
  if (beginsWith(beginning, [0xff, 0xfe])) return new TextDecoder('utf-16le')
  return beginsWith(beginning, [0xfe, 0xff]) ? new TextDecoder('utf-16be') : undefined
}

const linesIn = (bytes: Uint8Array): string => {
  try {
    return utf8(bytes)
  } catch {
    const lines: string[] = []
    for (let at = 0; at < bytes.length; ) {
      const next = bytes.indexOf(0x0a, at) + 1 || bytes.length
      lines.push(lineIn(bytes.subarray(at, next)))
      at = next
    }
    return lines.join('')
  }
}

const lineIn = (bytes: Uint8Array): string => {
  try {
    return utf8(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const utf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes)
