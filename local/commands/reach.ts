import { type TableName, tables, tableVariable } from '#shared/tables.ts'
import { environmentPath } from '../environment.ts'
import { StartupError } from '../startup-error.ts'

/** A platform on this machine, or a stage on AWS with the credentials of the environment. */
export type Place = { readonly port: number } | { readonly stage: string }

/** A query on AWS has ended, one way or another, after so long. On one machine it takes no time to speak of. */
const SETTLE_MS = { aws: 60_000, local: 500 } as const

/** Sets the environment from which the store is reached. Gives how long a query may still be under way there. */
export const reach = async (place: Place): Promise<number> => {
  if ('stage' in place) {
    for (const name of Object.keys(tables) as TableName[])
      process.env[tableVariable(name)] = `ladder-${place.stage}-${name}`
    process.env.LADDER_WEBHOOK_KEY = `ladder-${place.stage}-webhook-key`
    return SETTLE_MS.aws
  }
  Object.assign(process.env, await environmentAt(place.port))
  return SETTLE_MS.local
}

const environmentAt = async (port: number): Promise<Record<string, string>> => {
  const response = await fetch(`http://127.0.0.1:${port}${environmentPath}`).catch(() => undefined)
  if (!response?.ok)
    throw new StartupError(`No platform listens on port ${port}: start one with npm start, or name another with --port`)
  return (await response.json()) as Record<string, string>
}
