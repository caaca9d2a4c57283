const zone = 'Europe/London'

/** A minute on a London clock; months count from 1. */
type WallClock = { year: number; month: number; day: number; hour: number; minute: number }

/** The values that each field lets in. Weekdays count from Sunday as 1. */
type Schedule = Readonly<Record<'minutes' | 'hours' | 'days' | 'months' | 'weekdays' | 'years', ReadonlySet<number>>>

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const daysAhead = 366 * 5

const weekdayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

const valuesOf = (part: string, from: number, to: number): number[] => {
  const [, first = '', last, step] = /^(\*|\?|\d+)(?:-(\d+))?(?:\/([1-9]\d*))?$/.exec(part) ?? []
  if (first === '') throw new Error(`'${part}' is not a cron field that the platform reads`)
  const every = first === '*' || first === '?'
  const start = every ? from : Number(first)
  const end = last === undefined ? (every || step !== undefined ? to : start) : Number(last)
  if (start < from || end > to || start > end) throw new Error(`'${part}' is outside ${from} to ${to}`)
  const stride = Number(step ?? 1)
  return Array.from({ length: Math.floor((end - start) / stride) + 1 }, (_, index) => start + index * stride)
}

const parse = (cron: string): Schedule => {
  const fields = /^cron\((.+)\)$/.exec(cron)?.[1]?.trim().split(/\s+/) ?? []
  if (fields.length !== 6) throw new Error(`'${cron}' is not cron(minutes hours days months weekdays years)`)
  const field = (index: number, from: number, to: number): ReadonlySet<number> => {
    const numbered = (fields[index] ?? '').replaceAll(/[A-Z]{3}/g, (day) => String(weekdayNames.indexOf(day) + 1))
    return new Set(numbered.split(',').flatMap((part) => valuesOf(part, from, to)))
  }
  return {
    minutes: field(0, 0, 59),
    hours: field(1, 0, 23),
    days: field(2, 1, 31),
    months: field(3, 1, 12),
    weekdays: field(4, 1, 7),
    years: field(5, 1970, 2199),
  }
}

const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
})

const londonTime = (at: number): WallClock => {
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = part
  return { year, month, day, hour, minute }
}

const asUtc = ({ year, month, day, hour, minute }: WallClock): number => Date.UTC(year, month - 1, day, hour, minute)

/** The first moment at which London's clocks show this, or undefined where they are put forward past it. */
const momentOf = (wall: WallClock): number | undefined => {
  const utc = asUtc(wall)
  // London is at UTC or an hour ahead of it. The earlier of two moments is the one in summer time.
  return [utc - 60 * minuteMs, utc].find((at) => asUtc(londonTime(at)) === utc)
}

/**
 * The next moment after `after` of a schedule in London time, as EventBridge Scheduler runs it: a time that the clocks
 * skip is skipped, and one that they show twice runs once.
 */
export const nextRun = (cron: string, after: Date): Date => {
  const schedule = parse(cron)
  const { year, month, day } = londonTime(after.getTime())
  const firstDay = Date.UTC(year, month - 1, day)
  for (let days = 0; days < daysAhead; days += 1) {
    const date = new Date(firstDay + days * dayMs)
    const on = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
    const runs =
      schedule.years.has(on.year) &&
      schedule.months.has(on.month) &&
      schedule.days.has(on.day) &&
      schedule.weekdays.has(date.getUTCDay() + 1)
    if (!runs) continue
    const moments = [...schedule.hours]
      .flatMap((hour) => [...schedule.minutes].map((minute) => momentOf({ ...on, hour, minute })))
      .filter((at) => at !== undefined && at > after.getTime()) as number[]
    if (moments.length > 0) return new Date(Math.min(...moments))
  }
  throw new Error(`${cron} does not run within five years`)
}
