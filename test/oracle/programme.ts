import { standing } from './standing.ts'
import type { World } from './world-types.ts'

export type ProgrammeState = {
  readonly route: string | null
  readonly specialism: string | null
  readonly minimumIntake: number | null
  readonly closed: boolean
}

/** A programme as last opened; closed when its closing was said after that, or when no opening stands. */
export const programmeOf = (world: World, programme: string): ProgrammeState => {
  const known = remembered.get(world)?.get(programme)
  if (known) return known
  const events = standing(world.events.filter(({ subject }) => subject === programme))
  const opening = events.findLast((event) => event.type === 'programme.opened')
  const { route = null, specialism = null, minimumIntake = null } = opening?.data ?? {}
  const closed = opening === undefined || events.at(-1)?.type === 'programme.closed'
  const state = { route, specialism, minimumIntake, closed }
  remembered.set(world, (remembered.get(world) ?? new Map()).set(programme, state))
  return state
}

// Worlds do not change; a programme is asked for with every event that may complete somebody.
const remembered = new WeakMap<World, Map<string, ProgrammeState>>()
