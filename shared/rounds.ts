/** A round of the monthly collection, by its month: YYYY-MM. */
export type Month = string

/** What happens in a round, in this order. */
export const roundSteps = ['open', 'remind', 'close'] as const
export type RoundStep = (typeof roundSteps)[number]

/** A step of a round, and the moment (RFC 3339 in UTC) as of which it is decided, whenever it is taken. */
export type DueStep = { readonly month: Month; readonly step: RoundStep; readonly moment: string }

/** How far a round is: when it opened, and which steps are done with. */
export type RoundState = {
  readonly month: Month
  readonly opened?: string | undefined
  readonly done: readonly RoundStep[]
}

/** A day of the month and an hour, on the clocks of London. The round closes at the end of the 22nd. */
const wallTimes: Readonly<Record<RoundStep, { readonly day: number; readonly hour: number }>> = {
  open: { day: 1, hour: 6 },
  remind: { day: 15, hour: 6 },
  close: { day: 23, hour: 0 },
}

const inLondon = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  day: 'numeric',
  hour: 'numeric',
})
const HOUR = 3_600_000

/** When a step of a round falls due. No clock is put forward or back on these days, so each has one moment. */
export const momentOf = (month: Month, step: RoundStep): string => {
  const { day, hour } = wallTimes[step]
  const asUtc = Date.parse(`${month}-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`)
  const shown = Number(inLondon.formatToParts(asUtc).find(({ type }) => type === 'hour')?.value)
  // In summer London's clocks show an hour more than UTC.
  return new Date(shown === hour ? asUtc : asUtc - HOUR).toISOString()
}

export const monthAfter = (month: Month): Month => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${month.slice(0, 5)}${String(number + 1).padStart(2, '0')}`
}

/**
 * Everything due by now and not done, in order: what rounds that are known still lack, then all rounds after the last of them, or
 * from `first` on where none is known. Nobody is reminded at a moment at which the round had not been opened, and a round that
 * was opened late closes no earlier than that.
 */
export const roundStepsDue = (known: readonly RoundState[], first: Month | undefined, now: string): DueStep[] => {
  const rounds = known.toSorted((a, b) => (a.month < b.month ? -1 : 1))
  const last = rounds.at(-1)
  const next: RoundState[] = []
  for (
    let month = last ? monthAfter(last.month) : first;
    month !== undefined && momentOf(month, 'open') <= now;
    month = monthAfter(month)
  )
    next.push({ month, done: [] })
  return [...rounds, ...next].flatMap((round) => stepsDueOf(round, now))
}

const stepsDueOf = ({ month, opened, done }: RoundState, now: string): DueStep[] =>
  roundSteps.flatMap((step) => {
    const due = momentOf(month, step)
    const isLate = opened !== undefined && due < opened
    if (done.includes(step) || (step === 'remind' && (isLate || done.includes('close')))) return []
    const moment = isLate || (step === 'open' && opened !== undefined) ? opened : due
    return due <= now && moment <= now ? [{ month, step, moment }] : []
  })
