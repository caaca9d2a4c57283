const offset = (): number => {
  const milliseconds = Number(process.env.LADDER_CLOCK_OFFSET_MS ?? 0)
  if (!Number.isFinite(milliseconds)) throw new Error('LADDER_CLOCK_OFFSET_MS must be a number of milliseconds')
  return milliseconds
}
offset()

/** The platform's clock: the real one, except in a rehearsal, which may live in another year and be moved on. */
export const now = (): Date => new Date(Date.now() + offset())
