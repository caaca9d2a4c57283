/** The dimensions by which the pages filter, in the order of the form. */
const filterNames = [
  'region',
  'icb',
  'hei',
  'programme',
  'cohort',
  'intake',
  'employer',
  'route',
  'specialism',
  'setting',
  'funding',
  'guaranteedPost',
] as const
export type FilterName = (typeof filterNames)[number]
export type Filters = Readonly<Partial<Record<FilterName, string>>>

/** The filters that an address carries; empty fields of a form are none. */
export const filtersIn = (parameters: URLSearchParams): Filters =>
  Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = parameters.get(name)
      return value ? [[name, value]] : []
    }),
  )

type Query = Readonly<Record<string, string | number | undefined>>

/** The address of a page. What is empty or undefined is left out. */
export const pageAddress = (page: string, query: Query = {}): string => {
  const parameters = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  )
  return parameters.size === 0 ? `/pages/${page}` : `/pages/${page}?${parameters}`
}
