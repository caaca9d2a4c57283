import { national } from '#events/organisation.ts'
import { type Client, signIn } from './client.ts'
import { collectionTable, exceptionsTable, roundsTable } from './follow-up-tables.ts'
import { namesOf } from './names.ts'
import type { Output } from './progress.ts'
import { apelTable, placesTable, postsTable, regionsTable, retentionTable, settingsTable } from './tables.ts'

export type Report = {
  /** Of the courses as they stand at the platform's present moment. */
  readonly courses: () => Promise<void>
  readonly everything: () => Promise<void>
}

type ReportOptions = { readonly url: string; readonly now: () => Date; readonly out?: Output }

/** Prints what a commissioner would ask first, each table as it is there. */
export const openReport = ({ url, now, out = process.stdout }: ReportOptions): Report => {
  const names = namesOf()
  const print = (table: string) => out.write(`\n${table}`)
  const asOf = () => now().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  // A token lasts an hour, and the clock is moved on in between.
  const england = () => signIn(url, national.id)
  const courses = async (client: Client) =>
    print(placesTable(await client.aggregate('sustainability', 'programme'), names))
  return {
    courses: async () => {
      out.write(`\n  On ${asOf()}:\n`)
      await courses(await england())
      out.write('\n')
    },
    everything: async () => {
      const client = await england()
      out.write(`\n  On ${asOf()}:\n`)
      await courses(client)
      print(regionsTable(await client.aggregate('sustainability', 'region'), names))
      print(retentionTable(await client.aggregate('churn', 'intake')))
      const byRegion = await client.aggregate('outcomes', 'region')
      print(postsTable(byRegion, names))
      print(apelTable(byRegion, names))
      print(settingsTable(await client.aggregate('outcomes', 'setting')))
      const { rounds } = await client.get<Rounds>('/collections')
      print(roundsTable(rounds))
      const [latest] = rounds
      if (latest) print(collectionTable(await client.get(`/collections/${latest.round}`)))
      print(exceptionsTable(await client.get('/exceptions?limit=1')))
      out.write('\n')
    },
  }
}

type Rounds = { readonly rounds: Parameters<typeof roundsTable>[0] }
