import { describe, expect, it } from 'vitest'
import { compareInMemory, readable } from '../oracle/compare.ts'
import { randomWorld } from '../oracle/world.ts'
import { ladderInMemory } from './cube-in-memory.ts'

const NOW = '2021-06-15T12:00:00.000Z'

describe('the aggregates of random worlds are what the definitions say, in every slice and pair of slices', () => {
  it.each([1, 2, 3, 4])(
    'world %i',
    (seed) => {
      const world = randomWorld(seed, NOW, 150)
      const ladder = ladderInMemory(world.employers, world.events)
      const found = compareInMemory(world, (query) => ladder.ask(query as never, NOW.slice(0, 10)), NOW, seed)
      expect(found.length, readable(found)).toBe(0)
    },
    60_000,
  )
})
