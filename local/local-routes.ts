import type { Clock } from './clock.ts'
import { environmentPath } from './environment.ts'
import { json, refusal } from './reply.ts'
import type { Route } from './routes.ts'
import type { Schedules } from './schedules.ts'

/** For the commands on this machine that work on the store itself. The platform listens to nobody else. */
export const environmentRoute = (environment: Readonly<Record<string, string>>): Route => ({
  method: 'GET',
  path: environmentPath,
  scopes: 'public',
  answer: () => json(environment),
})

/** Moves the platform's clock on, and runs what has fallen due by then; a rehearsal is the national commissioner's to hold. */
export const clockRoute = (clock: Clock, moveTo: Schedules['moveTo']): Route => ({
  method: 'PUT',
  path: '/local/clock',
  scopes: ['organisations:write'],
  answer: async ({ body }) => {
    const to = new Date(timeIn(body.toString()))
    if (Number.isNaN(to.getTime())) return refusal('invalid', 'Send { "now": "2026-11-23T08:00:00Z" }: a time')
    if (to < clock.now()) return refusal('conflict', `The clock is at ${clock.now().toISOString()} and never goes back`)
    await moveTo(to)
    return json({ now: clock.now().toISOString() })
  },
})

const timeIn = (text: string): string => {
  try {
    return String((JSON.parse(text) as { readonly now?: unknown }).now)
  } catch {
    return ''
  }
}
