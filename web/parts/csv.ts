/** The table of a figure as a file: the very cells that are shown, numbers without their separators. */
export const csvOf = (table: HTMLTableElement): string =>
  [...table.rows].map((row) => [...row.cells].map((cell) => field(textOf(cell))).join(',')).join('\r\n')

const textOf = (cell: HTMLTableCellElement): string =>
  cell.dataset.sortValue ?? (cell.textContent ?? '').replaceAll(/\s+/g, ' ').trim()

/** A text that a spreadsheet would take for a formula is made one that it does not. */
export const field = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Hands a file to the person. The mark at the start tells spreadsheets that it is UTF-8. */
export const save = (name: string, content: string | Blob, type = 'text/csv'): void => {
  const blob = typeof content === 'string' ? new Blob([`\uFEFF${content}`], { type: `${type};charset=utf-8` }) : content
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
