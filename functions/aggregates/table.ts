import { type Cell, csvOf } from '../kit/csv.ts'

/** What an answer has to be as a table: of whichever aggregate. */
type Table = { readonly total: object; readonly rows: readonly { readonly key: object }[] }

/** An answer as CSV (RFC 4180): a line for each row, or for the total where nothing is grouped. */
export const tableOf = ({ total, rows }: Table): string => {
  const lines = rows.length > 0 ? rows.map(({ key, ...measures }) => flat({ ...key, ...measures })) : [flat(total)]
  const columns = [...new Set(lines.flatMap((line) => Object.keys(line)))]
  return csvOf(columns, lines)
}

/** Measures inside measures become columns of their own, `apel.applicants`; lists become text. */
const flat = (value: object, prefix = ''): Record<string, Cell> =>
  Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]: [string, unknown]): [string, Cell][] => {
      if (Array.isArray(inner)) return [[prefix + name, inner.map(listed).join('; ')]]
      if (typeof inner === 'object' && inner !== null) return Object.entries(flat(inner, `${prefix}${name}.`))
      return [[prefix + name, inner as Cell]]
    }),
  )

const listed = (item: object): string =>
  Object.entries(item)
    .map(([name, value]) => `${name} ${value ?? ''}`)
    .join(' ')
