import type { Random } from './random.ts'

const DAY = 24 * 60 * 60 * 1000

export const addDays = (time: string, days: number): string => new Date(Date.parse(time) + days * DAY).toISOString()

/** The first of a month some months on. */
export const addMonths = (time: string, months: number): string =>
  new Date(Date.UTC(Number(time.slice(0, 4)), Number(time.slice(5, 7)) - 1 + months, 1)).toISOString()

/** Another time of the same UTC day; often the very first or last, where an hour's difference would show. */
export const momentOf = (day: string, random: Random): string => {
  const start = Date.parse(`${day.slice(0, 10)}T00:00:00Z`)
  const within = random.pick([0, DAY - 1, random.int(0, DAY / 1000 - 1) * 1000, random.int(0, DAY - 1)])
  return new Date(start + within).toISOString()
}

/** The same moment as different senders write it. */
export const asSomebodyWrites = (time: string, random: Random): string => {
  const minutes = random.pick([0, 0, 60, -300, 330])
  const local = new Date(Date.parse(time) + minutes * 60_000).toISOString().replace(/\.000Z$/, 'Z')
  if (minutes === 0) return local
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  const offset = [hours, rest].map((part) => String(part).padStart(2, '0')).join(':')
  return local.replace('Z', `${minutes < 0 ? '-' : '+'}${offset}`)
}
