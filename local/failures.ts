import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a function could not deal with after every retry. */
export type Failure = {
  readonly function: string
  readonly trigger: string
  readonly condition: string
  readonly reason: string
  /** The whole event the function was last called with, so that it can be called with it again. */
  readonly event: unknown
}

export type Failures = {
  readonly keep: (failure: Failure) => Promise<void>
  readonly list: () => readonly Failure[]
}

const listed = 100

/** The failure destination: one file per failure under `folder`. The latest ones are listed, and each is logged. */
export const openFailures = (log: (line: string) => void, folder?: string): Failures => {
  const latest: Failure[] = []
  return {
    list: () => latest,
    keep: async (failure) => {
      latest.push(failure)
      if (latest.length > listed) latest.shift()
      let place = ''
      if (folder !== undefined) {
        const file = join(folder, `${failure.function}-${failure.trigger}-${randomUUID()}.json`)
        await mkdir(folder, { recursive: true })
        await writeFile(file, JSON.stringify({ at: new Date().toISOString(), ...failure }, null, 2), { mode: 0o600 })
        place = `, kept in ${file}`
      }
      log(`${failure.function} gave up on an event of ${failure.trigger}: ${failure.reason}${place}`)
    },
  }
}
