/**
 * The generation of ledgers and cube that live traffic is projected into. A change of any measure needs a new one, since
 * what was added under the old meaning has to be taken away as it was added.
 */
export const LIVE_GENERATION = 'g1'
