import { Refusal } from '../refusal.ts'

const MOST_IN_A_LINE = 20_000

/** Files that are no text, by their first bytes, and what a person calls them. */
const otherFiles: readonly (readonly [bytes: readonly number[], name: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'an Excel workbook (.xlsx) or a ZIP archive'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook (.xls)'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x1f, 0x8b], 'a gzip archive'],
]

const SAVE_AS = "in Excel, choose Save As and 'CSV UTF-8 (Comma delimited)'"

/**
 * The text of a CSV file as spreadsheets write it: UTF-8, UTF-16, or Windows-1252 where it is neither; without its byte order mark,
 * its lines ending in LF. Refused, in words, when it is no text at all or no table.
 */
export const textOfCsv = (bytes: Uint8Array): string => {
  const other = otherFiles.find(([start]) => start.every((byte, index) => bytes[index] === byte))
  if (other) throw new Refusal('malformed', `This is ${other[1]}, not a CSV file: ${SAVE_AS}`)
  const text = decoded(bytes)
    .replace(/^\ufeff/, '')
    .replaceAll(/\r\n?/g, '\n')
  if (text.includes('\0')) throw new Refusal('malformed', `The file holds NUL characters, so it is no text: ${SAVE_AS}`)
  if (text.trim() === '')
    throw new Refusal('malformed', 'The file is empty: send a header row and a row for each trainee')
  const long = text.split('\n').findIndex((line) => line.length > MOST_IN_A_LINE)
  if (long !== -1)
    throw new Refusal(
      'malformed',
      `Line ${long + 1} has over ${MOST_IN_A_LINE} characters: a row of a table is shorter`,
    )
  return text
}

const decoded = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return isUtf16AsText(text) ? text.replaceAll(/^\ufffd+|\0/g, '') : text
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

// UTF-16 that somebody on the way took for UTF-8: every other character is a NUL, and the byte order mark is lost.
const isUtf16AsText = (text: string): boolean => /^\ufffd{0,2}\0?([^\0\n]\0){4}/.test(text)
