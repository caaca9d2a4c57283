import { type Cell, csvOf } from '../kit/csv.ts'

/** What an answer has to be as a table: of whichever aggregate. */
type Figures = { readonly total: object; readonly rows: readonly { readonly key: object }[] }
type Table = Figures & { readonly restated?: Figures | null }

/**
 * An answer as CSV (RFC 4180): a line for each row, or for the total where nothing is grouped. Where published figures have been
 * corrected since, those that differ stand beside them, in columns named so.
 */
export const tableOf = ({ restated, ...published }: Table): string => {
  const lines = restated ? beside(linesOf(published), linesOf(restated)) : linesOf(published).map(([, line]) => line)
  const columns = [...new Set(lines.flatMap((line) => Object.keys(line)))]
  return csvOf(columns, lines)
}

type Line = Readonly<Record<string, Cell>>

const linesOf = ({ total, rows }: Figures): (readonly [key: string, Line])[] =>
  rows.length > 0
    ? rows.map(({ key, ...measures }) => [JSON.stringify(key), flat({ ...key, ...measures })] as const)
    : [['', flat(total)]]

/** Published lines with the restated figures of each column in which any line differs; lines that only a restatement has, too. */
const beside = (published: ReturnType<typeof linesOf>, restated: ReturnType<typeof linesOf>): Line[] => {
  const [was, is] = [new Map(published), new Map(restated)]
  const keys = [...was.keys(), ...[...is.keys()].filter((key) => !was.has(key))]
  const names = [...new Set([...was.values(), ...is.values()].flatMap((line) => Object.keys(line)))]
  const differing = names.filter((name) =>
    keys.some((key) => (was.get(key)?.[name] ?? null) !== (is.get(key)?.[name] ?? null)),
  )
  return keys.map((key) => {
    const [before = {}, after = {}] = [was.get(key), is.get(key)]
    const named = Object.fromEntries(Object.keys(JSON.parse(key || '{}')).map((slice) => [slice, after[slice] ?? null]))
    const figures = differing
      .filter((name) => !(name in named))
      .map((name) => [`${name}.restated`, after[name] ?? null])
    return { ...named, ...before, ...Object.fromEntries(figures) }
  })
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
