import { itemAt, putNext, type Versioned } from './items.ts'
import { publicationsTable } from './kept-rows.ts'

const RESTATEMENTS = 'restatements'

/** What has been said since of a month that was published, as far as it changes figures. */
export type Restatement = Versioned & {
  /** When it was made. */
  readonly made: string
  /** Says whether another one would say the same. */
  readonly digest: string
  /** Where what it changes is kept; nothing is changed without it. */
  readonly content?: string
  /** Where the one before was kept, for questions that began with it. */
  readonly before?: string
}

const keyOf = (month: string) => ({ publication: RESTATEMENTS, part: month })

export const restatementOf = (month: string): Promise<Restatement | undefined> =>
  itemAt<Restatement>(publicationsTable, keyOf(month))

/** Makes a restatement the one that is asked; false when somebody else was quicker. */
export const putRestatement = (month: string, restatement: Restatement): Promise<boolean> =>
  putNext(publicationsTable, keyOf(month), restatement)
