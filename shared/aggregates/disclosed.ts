import type { Disclosure } from '../disclosure.ts'

/** Each count of a map as it may leave Ladder, from its own exact count. */
export const disclosed = <Name extends string>(
  counts: Readonly<Record<Name, number>>,
  disclosure: Disclosure,
): Record<Name, number> =>
  Object.fromEntries(Object.entries<number>(counts).map(([name, count]) => [name, disclosure.count(count)])) as Record<
    Name,
    number
  >
