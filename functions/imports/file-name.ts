import { parseWith } from '#events/faults.ts'
import { FileName } from '#events/imports.ts'
import { hasRightCheckDigit, tensIn } from '#events/uln.ts'
import { accepted, Refusal } from '#shared/refusal.ts'

/** The name of a file that came as a body: from the query or the header. A table needs none. */
export const nameOfFile = (named: string | undefined, disposition: string | undefined, type: string): string => {
  const name = named ?? inHeader(disposition ?? '')
  if (name === undefined && type === 'text/csv') return 'table.csv'
  if (name === undefined)
    throw new Refusal(
      'invalid',
      `An ILR file is known by its name: send it as ?name= or in the header content-disposition: attachment; filename="ILR-…xml"`,
    )
  return withoutUln(accepted(parseWith(FileName, name, ['name'])))
}

/** A name as it may be kept. */
export const withoutUln = (name: string): string => {
  if (tensIn(name).some(hasRightCheckDigit))
    throw new Refusal('invalid', 'The name of a file must not hold a ULN', [
      { pointer: '/name', detail: 'must not hold a ULN' },
    ])
  return name
}

/** RFC 6266: `filename*` wins over `filename`. Folders before a name are left out. */
const inHeader = (disposition: string): string | undefined => {
  const extended = /;\s*filename\*\s*=\s*utf-8''([^;\s]+)/i.exec(disposition)?.[1]
  const plain = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition)
  const name = extended === undefined ? (plain?.[1]?.replaceAll(/\\(["\\])/g, '$1') ?? plain?.[2]) : decoded(extended)
  return name?.trim().split(/[/\\]/).at(-1)
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new Refusal('malformed', 'The header content-disposition has a % that does not encode anything')
  }
}
