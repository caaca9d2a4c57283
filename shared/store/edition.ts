import type { Register } from '../aggregates/rows.ts'
import { addInto, type Counters, withoutZeros } from '../counters.ts'
import { dateOf } from '../dates.ts'
import { closingDate, PUBLISHED, registerFrom } from '../publication.ts'
import { type CubeSource, liveCube } from './cube.ts'
import { generations } from './generation.ts'
import { type KeptRows, openRows } from './kept-rows.ts'
import { type Publication, partitionOf } from './publications.ts'
import { restatementOf } from './restated.ts'

/** All that a question is answered from. */
export type Edition = {
  readonly source: CubeSource
  readonly asOf: string
  /** The date that measures which look at today look at. */
  readonly today: string
  /** Undefined where the live register is asked. */
  readonly register?: Register
}

export const liveEdition = async (now: Date): Promise<Edition> => {
  const { live } = await generations()
  const asOf = now.toISOString()
  return { source: liveCube(live), asOf, today: dateOf(asOf) }
}

/** A month's figures as they were published. */
export const publishedEdition = async ({ month, digest, moment }: Publication): Promise<Edition> => {
  const kept = await openRows(partitionOf(month, digest))
  return {
    source: sourceOf(kept, kept.cells),
    asOf: moment,
    today: closingDate(moment),
    register: registerFrom(kept.register),
  }
}

/** The same month's figures by what has been said since; undefined where nothing was that changes any. */
export const restatedEdition = async (publication: Publication, published: Edition): Promise<Edition | undefined> => {
  const restatement = await restatementOf(publication.month)
  if (!restatement?.content) return undefined
  const changes = await openRows(restatement.content)
  const cells: CubeSource['cells'] = async (slice, prefix) =>
    summed(...(await Promise.all([published.source.cells(slice, prefix), changes.cells(slice, prefix)])))
  return {
    source: sourceOf(changes, cells),
    asOf: restatement.made,
    today: published.today,
    register: registerFrom(changes.register),
  }
}

/** The same edition with every read kept, for whoever asks it much at once. */
export const remembering = (edition: Edition): Edition => {
  const reads = new Map<string, ReturnType<CubeSource['cells']>>()
  const cells: CubeSource['cells'] = (slice, prefix) => {
    const name = `${slice} ${prefix}`
    const known = reads.get(name) ?? edition.source.cells(slice, prefix)
    reads.set(name, known)
    return known
  }
  return { ...edition, source: { ...edition.source, cells } }
}

const sourceOf = ({ register }: KeptRows, cells: CubeSource['cells']): CubeSource => ({
  generation: PUBLISHED,
  cells,
  regionOf: async (employer) => register.employers.find(({ id }) => id === employer)?.region,
})

/** Rows and what is to be added to them; what comes to nothing is left out. */
const summed = (...lists: Awaited<ReturnType<CubeSource['cells']>>[]): [string, Counters][] => {
  const sums = new Map<string, Record<string, number>>()
  for (const [cell, counters] of lists.flat()) {
    const sum = sums.get(cell) ?? {}
    addInto(sum, counters)
    sums.set(cell, sum)
  }
  return [...sums]
    .map(([cell, counters]): [string, Counters] => [cell, withoutZeros(counters)])
    .filter(([, counters]) => Object.keys(counters).length > 0)
}
