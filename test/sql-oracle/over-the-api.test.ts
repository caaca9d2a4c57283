import { describe, expect, it } from 'vitest'
import type { LadderEvent } from '#events/catalogue.ts'
import { type LadderOverModel, ladderOverModel } from '../faults/ladder-over-model.ts'
import { readable } from '../oracle/compare.ts'
import { totalsAndSlices } from '../oracle/questions.ts'
import { randomFrom } from '../oracle/random.ts'
import { bySender, randomWorld } from '../oracle/world.ts'
import type { Answer, Query, World } from '../oracle/world-types.ts'
import { compareWithOracle, openOracles } from './sql-oracle.ts'

const HISTORIES = 200
const TRAINEES = 16
const NOW = '2021-06-15T12:00:00.000Z'
const queries = totalsAndSlices()

/** The log as an operator would export it. */
const exported = ({ model }: LadderOverModel): LadderEvent[] =>
  [...model.items('ladder-log')].map(({ content, recorded }) => ({
    ...JSON.parse(String(content)),
    recordedtime: recorded,
  }))

/** Tells Ladder a random world through the API, some of it twice, and takes down the log and every answer. */
const lived = async (seed: number) => {
  const random = randomFrom(seed)
  const world = randomWorld(seed, NOW, TRAINEES)
  const ladder = await ladderOverModel({ now: NOW })
  for (const { id, body } of world.organisations) await ladder.put(id, body)
  const tell = async (events: readonly LadderEvent[]) => {
    for (const [sender, said] of bySender(events))
      for (const { status, answered } of await ladder.post(sender, said)) if (status >= 300) throw new Error(answered)
  }
  await tell(world.openings)
  await tell(random.shuffled(world.sayings))
  await tell(world.sayings.filter(() => random.chance(0.1)))
  await ladder.settle()
  await ladder.invoke('sweep', {})
  await ladder.settle()

  const answers = new Map<Query, Answer>()
  for (const query of queries) {
    const { status, body } = await ladder.aggregate('hee:england', query as never)
    if (status !== 200) throw new Error(JSON.stringify(body))
    answers.set(query, body as Answer)
  }
  return { world, log: exported(ladder), answers }
}

describe(`${HISTORIES} histories, told over the API, kept by the handlers`, () => {
  it('are answered in every measure and slice as SQL over the exported log counts them', async () => {
    const histories: { world: World; log: LadderEvent[]; answers: ReadonlyMap<Query, Answer> }[] = []
    for (let seed = 1; seed <= HISTORIES; seed++) histories.push(await lived(seed))
    expect(histories.some(({ log }) => log.some(({ type }) => type === 'training.stalled'))).toBe(true)

    const given = histories.map(({ world, log }) => ({ events: log, employers: world.employers, now: NOW }))
    const { ask, close } = await openOracles(given)
    for (const [nth, { world, log, answers }] of histories.entries()) {
      const told = log.filter(({ type }) => type !== 'training.stalled')
      expect(told.length).toBe(world.events.length)
      const oracle = { ask: (query: Query) => ask(nth, query) }
      const found = await compareWithOracle(oracle, (query) => answers.get(query) as Answer, queries)
      expect(found.length, `history ${nth + 1}: ${readable(found)}`).toBe(0)
    }
    close()
  }, 300_000)
})
