import type { Faulty } from './checks.ts'
import { type Model, tableNameOf } from './deployment.ts'
import { logOf } from './stored.ts'

/** What is wrong with a return that was answered about one trainee: it is in, and said what it says once. */
export const returnIsWrong = (
  model: Model,
  { round, organisation }: { readonly round: string; readonly organisation: string },
): Faulty => {
  const found = [...model.items(tableNameOf('collections'))].find(
    (item) => item.round === round && item.item === organisation,
  )
  const said = logOf(model).filter(({ content }) => content.id.startsWith('return/'))
  return [
    ...(found?.submitted ? [] : [`the return of ${organisation} is not in`]),
    ...(found?.answered === 1 ? [] : ['it has not answered about one']),
    ...(said.length === 1 ? [] : [`it said ${said.map(({ event }) => event)}`]),
  ]
}
