import { setTimeout as sleep } from 'node:timers/promises'
import type { Organisation } from '#events/identifiers.ts'
import { national } from '#events/organisation.ts'
import { type Client, signIn } from './client.ts'
import { DEMONSTRATION_SEED, historyOf } from './history.ts'
import { commissioners, employers, epaos, heis } from './organisations.ts'
import { type Output, progressOn } from './progress.ts'
import { sendAll } from './send.ts'
import { number } from './table.ts'

type LoadOptions = {
  readonly url: string
  /** Resolves when the platform has worked through all that was sent. */
  readonly drained: () => Promise<void>
  /** Hears how far it is: standard error, unless told otherwise. */
  readonly progress?: Output
}

/** Loads the demonstration through the public API, as each of its organisations would, and waits until it is counted. */
export const loadDemonstration = async ({ url, drained, progress = process.stderr }: LoadOptions): Promise<void> => {
  const { phases, expected } = historyOf(DEMONSTRATION_SEED)
  const clients = new Map<Organisation, Promise<Client>>()
  const signedIn = (organisation: Organisation): Promise<Client> => {
    const client = clients.get(organisation) ?? signIn(url, organisation)
    clients.set(organisation, client)
    return client
  }

  const england = await signedIn(national.id)
  await registerEverybody(england)
  const bar = progressOn(progress, expected.events)
  try {
    for (const batches of phases) await sendAll(batches, signedIn, bar.advance)
  } finally {
    bar.end()
  }
  await drained()
  await counted(england, expected.enrolled)
}

const registerEverybody = async (england: Client): Promise<void> => {
  for (const { id, name } of [...commissioners, ...epaos]) await england.register(id, { name })
  for (const { id, name, region } of heis) await england.register(id, { name, region })
  for (const { id, name, region, icb, levyPaying } of employers)
    await england.register(id, { name, region, icb, levyPaying })
}

/** How long the aggregates may take to catch up, and how often to look, in milliseconds. */
const PATIENCE = 120_000
const LOOK = 250

const counted = async (england: Client, enrolled: number): Promise<void> => {
  for (let waited = 0; ; waited += LOOK) {
    const { total } = await england.aggregate('churn')
    if (total.enrolled >= enrolled) return
    if (waited >= PATIENCE)
      throw new Error(
        `The demonstration is stored but not counted: the aggregates know ${number(total.enrolled)} of ${number(enrolled)} enrolments after two minutes. The platform's log says what failed.`,
      )
    await sleep(LOOK)
  }
}
