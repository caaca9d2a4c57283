import { tableNamed } from '../environment.ts'
import { type Month, momentOf, type RoundState, type RoundStep } from '../rounds.ts'
import { itemAt, itemsUnder, putNext, type Versioned } from './items.ts'

export const collectionsTable = tableNamed('collections')

/** A round as it is kept: when it opened and closed, what is done, and what was in by the close. */
export type RoundHead = RoundState &
  Versioned & {
    readonly opened: string
    readonly closed?: string
    readonly due: number
    readonly submitted?: number
    readonly completeness?: number
  }

const PARTITION = 'rounds'
const keyOf = (month: Month) => ({ round: PARTITION, item: month })

const headFrom = ({ item, ...head }: Omit<RoundHead, 'month'> & { readonly item: string }): RoundHead => ({
  ...head,
  month: item,
})

export const roundHead = async (month: Month): Promise<RoundHead | undefined> => {
  const found = await itemAt<Parameters<typeof headFrom>[0]>(collectionsTable, keyOf(month))
  return found && headFrom(found)
}

/** Every round that was opened, oldest first. */
export const roundHeads = async (): Promise<RoundHead[]> => {
  const heads: RoundHead[] = []
  for await (const item of itemsUnder<Parameters<typeof headFrom>[0]>(collectionsTable, ['round', PARTITION], {
    by: 'item',
  }))
    heads.push(headFrom(item))
  return heads
}

/** Moves a round on, if `change` finds something to change in it as it is now; the round as it is then. */
export const moveRound = async (
  month: Month,
  change: (head: RoundHead | undefined) => Omit<RoundHead, 'version' | 'month'> | undefined,
): Promise<RoundHead | undefined> => {
  for (;;) {
    const head = await roundHead(month)
    const next = change(head)
    if (!next) return head
    const version = head?.version ?? 0
    const { month: _, ...item } = { ...next, month }
    if (await putNext(collectionsTable, keyOf(month), { ...item, version }))
      return { ...next, month, version: version + 1 }
  }
}

/** Notes that a step is done with. */
export const noteDone = async (month: Month, step: RoundStep): Promise<void> => {
  await moveRound(month, (head) =>
    head && !head.done.includes(step) ? { ...head, done: [...head.done, step] } : undefined,
  )
}

/** When a round closes, or did. */
export const closingOf = ({ month, opened, closed }: RoundHead): string => {
  const due = momentOf(month, 'close')
  return closed ?? (due < opened ? opened : due)
}
