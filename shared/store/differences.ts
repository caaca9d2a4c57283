/** Something stored that is not what the log, or the ledgers, say it should be. */
export type Difference = {
  readonly in: 'ledger' | 'listing' | 'programme' | 'cube'
  /** The subject; or the row of the cube and its counter. */
  readonly name: string
  readonly wanted: unknown
  readonly found: unknown
}

/** Takes how far a long work is. */
export type Report = (step: string, done: number, total?: number) => void
