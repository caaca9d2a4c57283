/** Seeds that once showed a fault of Ladder or of its simulation: every run begins with them. */
export const regressions: readonly number[] = [4]
