import { UsageError } from '../options.ts'

/** Filters as `--where` gives them, `region=Y62`. Which there are, and what they may be, Ladder says. */
export const filtersOf = (where: readonly string[] = []): Record<string, string> =>
  Object.fromEntries(
    where.map((each) => {
      const [, name, value] = /^(\w+)=(.+)$/.exec(each) ?? []
      if (!name || !value)
        throw new UsageError(`--where must be a name, '=' and a value, as in region=Y62, not '${each}'`)
      return [name, value]
    }),
  )
