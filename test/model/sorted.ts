/** A list kept in order lazily: what is added waits until somebody looks. */
export type Sorted<Entry> = { readonly list: Entry[]; readonly waiting: Entry[] }

type Compare<Entry> = (a: Entry, b: Entry) => number

export const sortedOf = <Entry>(entries: Iterable<Entry> = []): Sorted<Entry> => ({ list: [], waiting: [...entries] })

export const add = <Entry>(sorted: Sorted<Entry>, entry: Entry): void => {
  sorted.waiting.push(entry)
}

const few = 8

/** All entries in order. Not to be kept: it changes with the next entry. */
export const inOrder = <Entry>({ list, waiting }: Sorted<Entry>, compare: Compare<Entry>): readonly Entry[] => {
  if (waiting.length === 0) return list
  if (waiting.length <= few) {
    for (const entry of waiting)
      list.splice(
        firstWhere(list, (other) => compare(other, entry) >= 0),
        0,
        entry,
      )
  } else {
    // Sorting what is nearly in order takes little more than reading it.
    for (const entry of waiting) list.push(entry)
    list.sort(compare)
  }
  waiting.length = 0
  return list
}

export const remove = <Entry>(sorted: Sorted<Entry>, entry: Entry, compare: Compare<Entry>): void => {
  const list = inOrder(sorted, compare)
  sorted.list.splice(
    firstWhere(list, (other) => compare(other, entry) >= 0),
    1,
  )
}

/** The first position at which something holds that holds for all later ones; the length when it holds for none. */
export const firstWhere = <Entry>(list: readonly Entry[], holds: (entry: Entry) => boolean): number => {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(list[middle] as Entry)) high = middle
    else low = middle + 1
  }
  return low
}
