import { monthOf } from '#shared/dates.ts'
import { type RoundStep, roundSteps } from '#shared/rounds.ts'
import { UsageError } from '../options.ts'
import { storeCommand } from './store-command.ts'

export const collection = storeCommand({
  name: 'collection',
  takes: roundSteps.join('|'),
  says: 'open a round of the monthly collection, remind those not in, or close it, without waiting for its day',
  options: { round: { type: 'string', value: 'YYYY-MM', says: 'the month of the round' } },
  run: async ({ argument, values: { round } }) => {
    const step = stepIn(argument)
    if (round === undefined || !/^\d{4}-(0[1-9]|1[0-2])$/.test(round))
      throw new UsageError('--round must be a month, as in 2021-04')
    const [{ collectRound }, { now }] = await Promise.all([
      import('#shared/store/collection.ts'),
      import('#shared/clock.ts'),
    ])
    if (round > monthOf(now().toISOString()))
      throw new UsageError('--round must be no later than this month: all months before it would be left out')
    const isDone = await collectRound(round, step, now())
    return { said: isDone ? said[step](round) : nothing[step](round), result: { round, step, isDone }, isRight: isDone }
  },
})

const stepIn = (argument: string | undefined): RoundStep => {
  const step = roundSteps.find((each) => each === argument)
  if (!step) throw new UsageError(`say what to do: ${roundSteps.join(', ')}`)
  return step
}

const said: Readonly<Record<RoundStep, (round: string) => string>> = {
  open: (round) => `The round of ${round} is open.`,
  remind: (round) => `Those who have not answered the round of ${round} are reminded.`,
  close: (round) => `The round of ${round} is closed, and its figures are published.`,
}

const nothing: typeof said = {
  open: (round) => `The round of ${round} was not opened: it was before, or nobody owes anything.`,
  remind: (round) => `Nobody was reminded: the round of ${round} is not open, or they were before.`,
  close: (round) => `Nothing was closed: there is no round of ${round}, or it was closed before.`,
}
