import type { Clock } from './clock.ts'
import { json, refusal } from './reply.ts'
import type { Route } from './routes.ts'
import type { Schedules } from './schedules.ts'

export const clockPath = '/local/clock'

/** For rehearsals on this machine: `{ "to": "2021-05-01T06:00:00Z" }` moves the clock on and runs what fell due in between. */
export const clockRoute = (clock: Clock, { moveTo }: Pick<Schedules, 'moveTo'>): Route => ({
  method: 'POST',
  path: clockPath,
  scopes: 'public',
  answer: async ({ body }) => {
    const to = timeIn(body.toString())
    if (!to || to < clock.now())
      return refusal('invalid', `Send {"to": a time after ${clock.now().toISOString()}}: the clock only goes forward`)
    await moveTo(to)
    return json({ now: clock.now().toISOString() })
  },
})

const timeIn = (body: string): Date | undefined => {
  try {
    const time = new Date((JSON.parse(body) as { to: string }).to)
    return Number.isNaN(time.getTime()) ? undefined : time
  } catch {
    return undefined
  }
}
