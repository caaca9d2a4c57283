import { national } from '#events/organisation.ts'
import { signIn } from './client.ts'
import { namesOf } from './names.ts'
import type { Output } from './progress.ts'
import { apelTable, placesTable, postsTable, regionsTable, retentionTable, settingsTable } from './tables.ts'

export type Report = { readonly courses: () => Promise<void>; readonly outcomes: () => Promise<void> }

/** Prints what a commissioner would ask first: of the courses, then of what became of people, each table as it is there. */
export const openReport = async ({ url, out = process.stdout }: { url: string; out?: Output }): Promise<Report> => {
  const england = await signIn(url, national.id)
  const names = namesOf()
  const print = (table: string) => out.write(`\n${table}`)
  return {
    courses: async () => {
      print(placesTable(await england.aggregate('sustainability', 'programme'), names))
      out.write('\n')
    },
    outcomes: async () => {
      print(regionsTable(await england.aggregate('sustainability', 'region'), names))
      print(retentionTable(await england.aggregate('churn', 'intake')))
      const byRegion = await england.aggregate('outcomes', 'region')
      print(postsTable(byRegion, names))
      print(apelTable(byRegion, names))
      print(settingsTable(await england.aggregate('outcomes', 'setting')))
      out.write('\n')
    },
  }
}
