type Taken = { readonly types: readonly string[]; readonly most: number }

const spreadsheets = ['xlsx', 'xls', 'xlsm', 'ods', 'numbers']

/** What is wrong with a file that somebody chose, before it is sent; `most` is in MB. What is in it, the API reads. */
export const faultOfFile = async (
  file: Blob & { readonly name: string },
  { types, most }: Taken,
): Promise<string | undefined> => {
  if (file.name === '') return 'Choose a file'
  const type = file.name.toLowerCase().split('.').at(-1) ?? ''
  if (spreadsheets.includes(type) || (await isPacked(file)))
    return `${file.name} is a workbook: open it in your spreadsheet, choose Save As, and save it as “CSV UTF-8 (comma delimited)”`
  if (!types.includes(type))
    return `${file.name} is of another kind: choose a file whose name ends in ${types.map((one) => `.${one}`).join(' or ')}`
  if (file.size === 0) return `${file.name} is empty`
  if (file.size > most * 1024 * 1024) return `${file.name} is over ${most} MB: send it in parts`
  return undefined
}

/** A workbook is a ZIP archive, whatever its name says. */
const isPacked = async (file: Blob): Promise<boolean> => (await file.slice(0, 2).text()) === 'PK'
