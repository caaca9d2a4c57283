import type { View } from '#shared/access.ts'
import type { Disclosure } from '#shared/disclosure.ts'
import { answerFrom } from '#shared/store/ask.ts'
import { publishedEdition, remembering, restatedEdition } from '#shared/store/edition.ts'
import type { Publication } from '#shared/store/publications.ts'
import { type SliceLine, standardLines } from './standard.ts'

/** A publication laid out for a caller: every figure of the standard slices, and what is said of them as a whole. */
export type Laid = {
  readonly publication: Publication
  readonly disclosure: Disclosure['name']
  readonly slice: View['filters']
  /** When the restated figures were made; undefined where the caller gets none, or none differs. */
  readonly restatedAt?: string
  readonly lines: readonly SliceLine[]
}

/** Lays a publication out. Who has no exact figures gets no restated ones either: they change from day to day. */
export const layOut = async (publication: Publication, { filters, disclosure }: View): Promise<Laid> => {
  const published = await publishedEdition(publication)
  const restated = disclosure.name === 'exact' ? await restatedEdition(publication, published) : undefined
  const asking = (edition: typeof published) => {
    const remembered = remembering(edition)
    return (query: Parameters<typeof answerFrom>[1]) => answerFrom(remembered, query, disclosure)
  }
  return {
    publication,
    disclosure: disclosure.name,
    slice: filters,
    ...(restated && { restatedAt: restated.asOf }),
    lines: await standardLines(filters, asking(published), restated && asking(restated)),
  }
}
