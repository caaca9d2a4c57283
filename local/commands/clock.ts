import { timeOf, UsageError } from '../options.ts'
import { apiCommand } from './api-command.ts'
import { describeProblem, problemIn, Refused } from './http/errors.ts'

export const clock = apiCommand({
  name: 'clock',
  isFor: 'operators',
  says: 'move the clock of a platform on this machine on, for a rehearsal: what falls due by then runs',
  options: { to: { type: 'string', value: 'TIME', says: 'when, as in 2026-11-23T08:00:00Z; never back' } },
  run: async ({ api, report, values: { to } }) => {
    if (to === undefined) throw new UsageError('clock needs --to TIME')
    report('Moving the clock', 0)
    const { status, text } = await api.askAnyway('/local/clock', {
      method: 'PUT',
      contentType: 'application/json',
      body: JSON.stringify({ now: timeOf('--to', to).toISOString() }),
    })
    if (status === 404) throw new Refused('Only a platform on this machine has a clock that can be moved')
    if (status >= 400) throw new Refused(describeProblem(problemIn(text, status)))
    const { now } = JSON.parse(text) as { readonly now: string }
    return { said: `The platform’s clock says ${now}.`, result: { now }, isRight: true }
  },
})
