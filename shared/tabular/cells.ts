import type { Column } from './columns.ts'
import { dateIn, type Read } from './dates.ts'

/** A cell as it was meant: full-width and other forms of characters made plain, odd spaces and what shields a formula taken away. */
export const cleaned = (cell: string): string =>
  cell
    .normalize('NFKC')
    .replaceAll(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^'(?=[=+\-@\d])/, '')

/** A cell that a spreadsheet opens as the text that it is: what starts like a formula is shielded. */
export const shielded = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)

/** What a cell of a column says, undefined where it is empty. The forms are the column's; whether the value is allowed, its schema tells. */
export const valueIn = (
  cell: string,
  { kind, values }: Pick<Column, 'kind' | 'values'>,
): Read<string | number | boolean | undefined> => {
  const text = cleaned(cell)
  if (text === '' || /^(n\/?a|-|none|null)$/i.test(text)) return { value: undefined }
  if (text.includes('\ufffd'))
    return { fault: 'has characters that were damaged on the way: save the file as CSV UTF-8 and send it again' }
  if (/^#(REF|VALUE|N\/A|NAME|DIV\/0|NUM|NULL)[!?]?$/i.test(text))
    return { fault: "holds a spreadsheet's error: mend the formula, or type the value" }
  if (kind === 'date') return dateIn(text)
  if (kind === 'number') return numberIn(text)
  if (kind === 'boolean') return booleanIn(text)
  return { value: kind === 'word' ? wordIn(text, values) : text }
}

const numberIn = (text: string): Read<number> => {
  const plain = text.replace(/^(\d{1,3})(?:[, ]\d{3})+(?=\.\d+$|$)/, (digits) => digits.replaceAll(/[, ]/g, ''))
  if (/^\d+(\.\d+)?$/.test(plain)) return { value: Number(plain) }
  return { fault: 'must be a number in digits, as in 120 or 7.5' }
}

const booleanIn = (text: string): Read<boolean> => {
  if (/^(true|yes|y|1)$/i.test(text)) return { value: true }
  return /^(false|no|n|0)$/i.test(text) ? { value: false } : { fault: 'must be yes or no' }
}

/** A word of a vocabulary however it is cased, spaced or joined; any other as it is, for the schema to refuse. */
const wordIn = (text: string, values: readonly string[]): string =>
  values.find((value) => plainWord(value) === plainWord(text)) ?? text

export const plainWord = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
