import type { IlrMapping } from '#events/ilr-mapping.ts'
import type { Route } from '#events/types/programme-opened.ts'
import type { Finding } from './problem.ts'

/** What a file is read with. */
export type Reading = {
  /** Whose file it is: 8 digits. */
  readonly ukprn: string
  /** The day on which the file was made, or today where that is earlier: what lies after it has not happened. */
  readonly preparationDate?: string | undefined
  readonly mapping: IlrMapping
  /** The HEI's programmes that are open. */
  readonly programmes: readonly { readonly id: string; readonly route?: Route }[]
}

/** Where what is found to be wrong is put down. */
export type Note = (finding: Finding) => void
