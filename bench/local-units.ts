import { breakdown, type Cost, eventCosts } from './event-units.ts'
import { type Figure, figure } from './figures.ts'
import { meteredOverModel } from './ladder-with-meter.ts'
import { meteredOverLocal, startLocalDatabase } from './local-database.ts'

const SHAPES = ['bulk, 25 whole lives', 'one event alone']

/** The same events on DynamoDB Local and on the model: what each says they cost, and where the two differ. */
export const localUnits = async (log: (line: string) => void): Promise<Figure[]> => {
  const isWanted = (shape: string) => SHAPES.includes(shape)
  const local = await startLocalDatabase()
  const told = await eventCosts(() => meteredOverLocal(local), isWanted)
  await local.stop()
  const reckoned = await eventCosts(meteredOverModel, isWanted)

  log('An event, as DynamoDB Local tells its cost')
  for (const [nth, cost] of told.costs.entries()) {
    log(breakdown(cost))
    const other = reckoned.costs[nth]
    if (other) log(`    ${differences(cost, other)}`)
  }
  const value = ({ figures }: typeof told, name: string) =>
    figures.find((one) => one.name === name)?.value ?? Number.NaN
  return told.figures.flatMap((one) => [
    one,
    figure(`${one.name}, against the model`, one.value / value(reckoned, one.name), '×'),
  ])
}

const differences = (local: Cost, model: Cost): string => {
  const found = (['write', 'read'] as const).flatMap((of) =>
    [...new Set([...local.spent[of].keys(), ...model.spent[of].keys()])].flatMap((part) => {
      const [here, there] = [local, model].map(({ spent, events }) => (spent[of].get(part) ?? 0) / events)
      return here === there ? [] : [`${of} ${part} ${here?.toFixed(2)} here, ${there?.toFixed(2)} in the model`]
    }),
  )
  return found.length === 0 ? 'the model says the same' : found.join('; ')
}
