import { NOTHING, number, percent, tableOf } from '../table.ts'

/** `guaranteeKeptRate` as people write it: `Guarantee kept rate`. */
export const inWords = (name: string): string => {
  const words = name.replaceAll(
    /([a-z\d])([A-Z])/g,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  )
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const RATE = /Rate$|Share$|Attrition$|^completeness$|^coverage$|^survival$/

/** A value under its name, as a cell of a table. */
export const cellOf = (name: string, value: unknown): string => {
  if (value === null || value === undefined) return NOTHING
  if (typeof value === 'number') return RATE.test(name) ? percent(value) : figure(value)
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
}

const figure = (value: number): string => number(Number.isInteger(value) ? value : Number(value.toFixed(2)))

type Flat = Readonly<Record<string, unknown>>

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null

/** A table of what answers list, a column for each name that has no more inside. */
export const tableOfObjects = (heading: string, rows: readonly Flat[], total?: Flat): string => {
  const all = total ? [...rows, total] : rows
  const names = [...new Set(all.flatMap((row) => Object.keys(row).filter((name) => isPlain(row[name]))))]
  const isFigure = (name: string) => all.some((row) => typeof row[name] === 'number')
  return tableOf<Flat>({
    heading,
    columns: names.map((name) => ({
      head: inWords(name),
      cell: (row) => (name in row ? cellOf(name, row[name]) : ''),
      ...(isFigure(name) ? {} : { align: 'left' as const }),
    })),
    rows,
    ...(total && { total }),
  })
}
