import { national } from '#events/organisation.ts'
import { signIn } from './client.ts'
import { namesOf } from './names.ts'
import type { Output } from './progress.ts'
import { apelTable, placesTable, postsTable, regionsTable, retentionTable, settingsTable } from './tables.ts'

/** Prints what a commissioner would ask first, each table as soon as its answer is there. */
export const printReport = async ({ url, out = process.stdout }: { url: string; out?: Output }): Promise<void> => {
  const england = await signIn(url, national.id)
  const names = namesOf()
  const print = (table: string) => out.write(`\n${table}`)

  print(placesTable(await england.aggregate('sustainability', 'programme'), names))
  print(regionsTable(await england.aggregate('sustainability', 'region'), names))
  print(retentionTable(await england.aggregate('churn', 'intake')))
  const byRegion = await england.aggregate('outcomes', 'region')
  print(postsTable(byRegion, names))
  print(apelTable(byRegion, names))
  print(settingsTable(await england.aggregate('outcomes', 'setting')))
  out.write('\n')
}
