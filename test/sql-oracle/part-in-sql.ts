/** What of a query the SQL of an aggregate is made from. */
export type Part = {
  readonly key: string
  readonly join: string
  readonly filter: string
  readonly histories: string
  readonly hasPlaces: boolean
  readonly byProgramme: boolean
  readonly byRegion: boolean
}

/** The common table expression `part`: the enrolments asked about, with the `key` of the row each counts in. */
export const partInSql = ({ histories, key, join, filter }: Part): string => `
  part AS (
    SELECT h.history, h.today, ${key} AS key, e.* EXCLUDE (history)
    FROM ${histories} AS h ${join} enrolments AS e ON e.history = h.history${filter}
  )`

/** The SQL of a struct that counts rows by a column, with a field for every value. */
export const countsBy = (column: string, values: readonly string[], when = 'true'): string =>
  `{${values.map((value) => `'${value}': count(*) FILTER (${when} AND ${column} = '${value}')`).join(', ')}}`
