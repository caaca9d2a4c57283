import { itemAt, itemsUnder } from './items.ts'
import { publicationsTable } from './kept-rows.ts'

/** The partition of the heads: a publication is one when its head is there. */
export const HEADS = 'publications'

/** A month's publication: what names its content, and the moment whose knowledge it holds. */
export type Publication = {
  readonly month: string
  readonly digest: string
  readonly moment: string
  /** How many rows of the cube are kept. */
  readonly rows: number
}

type Head = Omit<Publication, 'month'> & { readonly publication: string; readonly part: string }

const publicationFrom = ({ part, digest, moment, rows }: Head): Publication => ({ month: part, digest, moment, rows })

/** Where the content of a publication is kept: its name says what it holds, so that no other content is ever found there. */
export const partitionOf = (month: string, digest: string): string => `${month}#${digest}`

export const publicationOf = async (month: string): Promise<Publication | undefined> => {
  const head = await itemAt<Head>(publicationsTable, { publication: HEADS, part: month })
  return head && publicationFrom(head)
}

/** Every publication, oldest month first. */
export const publications = async (): Promise<readonly Publication[]> => {
  const found: Publication[] = []
  for await (const head of itemsUnder<Head>(publicationsTable, ['publication', HEADS], { by: 'part' }))
    found.push(publicationFrom(head))
  return found
}

export const latestPublication = async (): Promise<Publication | undefined> => (await publications()).at(-1)
