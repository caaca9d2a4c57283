import { answerAws } from './aws.ts'
import { secretAnswer } from './deployment.ts'
import { takeGlobals } from './globals.ts'
import { loadTargets } from './handlers.ts'
import { runSchedule, type Setting } from './schedule.ts'

/** What a process needs before it can run schedules: handlers, and the key of references, which is read once. */
const prepare = async (): Promise<Setting> => {
  const targets = await loadTargets(0)
  answerAws(async () => secretAnswer)
  const [{ references }] = await Promise.all([import('#shared/store/reference.ts'), import('#shared/store/rebuild.ts')])
  return { targets, referenceOf: await references() }
}

// Faults are errors by the thousand, and nobody reads where they were made.
Error.stackTraceLimit = 0

const setting = await prepare()
takeGlobals()

if (process.send) {
  // The parent sends seeds, some at a time, and lets go when there are no more.
  let working = Promise.resolve()
  process.on('message', (seeds: readonly number[]) => {
    working = working.then(async () => {
      for (const seed of seeds) process.send?.(await runSchedule(seed, setting))
    })
  })
} else {
  const seed = Number(process.argv[2])
  const { faulty, fingerprint } = await runSchedule(seed, setting, (line) => process.stdout.write(`${line}\n`))
  process.stdout.write(`${[...faulty, `seed ${seed}: trace ${fingerprint}`].join('\n')}\n`)
  process.exitCode = faulty.length > 0 ? 1 : 0
}
