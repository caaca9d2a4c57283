import * as z from 'zod/mini'

const MOST_DIMENSIONS = 2

/** Up to two dimensions of those that an aggregate has, as a query names them. */
export const GroupBy = (names: readonly string[]) =>
  z.string().check(
    z.refine(
      (text) => {
        const named = text.split(',')
        const isKnown = named.every((name) => names.includes(name))
        return isKnown && named.length <= MOST_DIMENSIONS && new Set(named).size === named.length
      },
      `must be one or two different ones of ${names.join(', ')}, with a comma between them`,
    ),
  )
