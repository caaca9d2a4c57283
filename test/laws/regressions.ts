import { readdirSync, readFileSync } from 'node:fs'
import type { LadderEvent } from '#events/catalogue.ts'

/** Cases that each law about one trainee tries. */
export const RUNS = 2_000

/**
 * Lives that a law once failed on, shrunk, each in a file that is named after what was wrong. Every law about one trainee
 * tries them before any other. To add one, put the events of the counterexample that fast-check prints into a file.
 */
const folder = new URL('regressions/', import.meta.url)
const lives = readdirSync(folder).map((name): LadderEvent[] => JSON.parse(readFileSync(new URL(name, folder), 'utf8')))

/** The lives as examples of a law that draws more than a life: the further values are the same for all of them. */
export const examples = <More extends readonly unknown[]>(...more: More): [LadderEvent[], ...More][] =>
  lives.map((life) => [life, ...more])
