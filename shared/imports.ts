import type { Counts } from '#events/imports.ts'

export const noCounts: Counts = { stored: 0, duplicate: 0, rejected: 0, voided: 0, skipped: 0, dropped: 0 }

export const sumOfCounts = (one: Counts, other: Partial<Counts>): Counts =>
  Object.fromEntries(
    Object.entries(one).map(([name, count]) => [name, count + (other[name as keyof Counts] ?? 0)]),
  ) as Counts

/** The id of an import: those of one organisation sort in the order in which they were sent. */
export const importIdOf = (sent: Date, random: string): string =>
  `${sent.toISOString().replaceAll(/[-:.Z]/g, '')}-${random}`

/** Where the file of an import is uploaded to. A file that arrives below `FILES` starts the work of its organisation. */
export const FILES = 'imports/'
export const fileOf = (organisation: string, id: string): string => `${FILES}${organisation}/${id}`

/** A file that says nothing but that there is work to go on with. */
export const nudgeOf = (organisation: string): string => fileOf(organisation, 'go-on')

/** The organisation whose file has arrived. */
export const organisationOfFile = (key: string): string => key.split('/')[1] ?? ''

/** Where it is kept what was found in a file, in parts that follow each other. */
export const findingsOf = (organisation: string, id: string, part: string | number): string =>
  `findings/${organisation}/${id}/${typeof part === 'number' ? String(part).padStart(6, '0') : part}`

/** The name among findings of the first problems, in JSON. */
export const PROBLEMS = 'problems'

/** A file cannot be taken. The message is for whoever sent it: what is wrong and the way out, never what stands there. */
export class FileRefusal extends Error {
  override readonly name = 'FileRefusal'
}
