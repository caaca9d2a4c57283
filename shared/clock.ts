const offset = Number(process.env.LADDER_CLOCK_OFFSET_MS ?? 0)
if (!Number.isFinite(offset)) throw new Error('LADDER_CLOCK_OFFSET_MS must be a number of milliseconds')

/** The platform's clock: the real one, except in a rehearsal, which may live in another year. */
export const now = (): Date => new Date(Date.now() + offset)
