import { fork } from 'node:child_process'
import { once } from 'node:events'
import { machine, writeBaseline } from './baselines.ts'
import { type Figure, tableOf } from './figures.ts'
import { sections } from './sections.ts'

/**
 * `npm run bench -- [NAME…] [--write]`: runs the sections named, or all, each in a process of its own, and prints every figure
 * with its target. `--write` makes the figures of these sections the baselines. Ends with 1 when a target is missed.
 */
const ALONE = '--alone'
const isWriting = process.argv.includes('--write')
const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))

const runAlone = async (name: string): Promise<void> => {
  const figures = await sections[name]?.run(console.log)
  process.send?.(figures, () => process.exit())
}

/** A section needs memory for a million enrolments, and a process that no other section has warmed or changed. */
const runApart = async (name: string): Promise<Figure[]> => {
  console.log(`${name}: ${sections[name]?.says}`)
  const start = performance.now()
  const child = fork(import.meta.filename, [ALONE, name], { execArgv: ['--max-old-space-size=12000'] })
  const ended = once(child, 'exit')
  let figures: Figure[] | undefined
  child.on('message', (message) => {
    figures = message as Figure[]
  })
  const [code] = await ended
  if (!figures) throw new Error(`${name} ended with ${code} and no figures`)
  console.log(`  (${Math.round((performance.now() - start) / 1000)} s)\n`)
  if (isWriting) writeBaseline(sections[name]?.baseline ?? 'speed', name, figures)
  return figures
}

const runAll = async (): Promise<void> => {
  const unknown = names.find((name) => !sections[name])
  if (unknown) throw new Error(`there is no section ${unknown}; there are ${Object.keys(sections).join(', ')}`)
  console.log(`${machine()}, Node ${process.versions.node}\n`)
  const figures: Figure[] = []
  for (const name of names.length > 0 ? names : Object.keys(sections)) figures.push(...(await runApart(name)))
  console.log(tableOf(figures))
  const missed = figures.filter(({ met }) => met === false)
  console.log(missed.length > 0 ? `${missed.length} of the targets missed` : 'all targets met')
  process.exitCode = missed.length > 0 ? 1 : 0
}

await (process.argv.includes(ALONE) ? runAlone(names[0] ?? '') : runAll())
