import type { LadderEvent } from '#events/catalogue.ts'
import { ulnFrom } from '#events/uln.ts'
import { type Chronicle, chronicleUntil } from './chronicle.ts'
import { correct, organisationOf } from './corrections.ts'
import { live } from './lives.ts'
import { addDays, addMonths, asSomebodyWrites } from './moments.ts'
import { type Random, randomFrom } from './random.ts'
import { regionCodes, type Scene, sceneFrom } from './scene.ts'
import type { World } from './world-types.ts'

/** A world with what a platform needs to be told of it, in this order: organisations, openings, then the rest in any order. */
export type RandomWorld = World & {
  readonly heis: readonly string[]
  readonly organisations: readonly { readonly id: string; readonly body: Readonly<Record<string, unknown>> }[]
  readonly openings: readonly LadderEvent[]
  readonly sayings: readonly LadderEvent[]
}

/** A world of some ten events a trainee, the same for the same seed and `now` (RFC 3339, UTC), with nothing after `now`. */
export const randomWorld = (seed: number, now: string, trainees = 450): RandomWorld => {
  const random = randomFrom(seed)
  const scene = sceneFrom(random, now)
  const chronicle = chronicleUntil(now, random)
  openProgrammes(chronicle, scene)
  const openings = [...chronicle.events]
  restateProgrammes(chronicle, scene)
  commissionPlaces(chronicle, scene)
  for (const uln of ulns(trainees)) live(chronicle, scene, uln)
  correct(chronicle, chronicle.events.slice(openings.length))

  return {
    employers: Object.fromEntries(scene.employers.map(({ id, ...place }) => [id, place])),
    events: chronicle.events,
    heis: scene.heis,
    organisations: organisationsOf(scene),
    openings,
    sayings: chronicle.events.slice(openings.length),
  }
}

/** Each sender's events. */
export const bySender = (events: readonly LadderEvent[]): (readonly [string, readonly LadderEvent[]])[] =>
  Object.entries(Object.groupBy(events, organisationOf)).map(([sender, said = []]) => [sender, said])

/** An event as its sender may write it: the same moment in some time zone. */
export const asSent = (event: LadderEvent, random: Random): LadderEvent => ({
  ...event,
  time: asSomebodyWrites(event.time, random),
})

const ulns = (count: number): string[] =>
  Array.from({ length: count * 2 }, (_, nth) => ulnFrom(String(100_000_000 + nth)))
    .filter((uln) => uln !== undefined)
    .slice(0, count)

const openProgrammes = ({ say, now }: Chronicle, { programmes }: Scene): void => {
  for (const { hei, id, opening } of programmes) say(hei, 'programme.opened', id, addMonths(now, -60), opening)
}

const restateProgrammes = ({ say, random, now }: Chronicle, { programmes }: Scene): void => {
  const [rerouted, reopened, ...others] = random.shuffled(programmes)
  if (rerouted) {
    const route = rerouted.opening.route === 'higher-apprenticeship' ? 'foundation-degree' : 'higher-apprenticeship'
    say(rerouted.hei, 'programme.opened', rerouted.id, addMonths(now, -30), { ...rerouted.opening, route })
  }
  if (reopened) {
    say(reopened.hei, 'programme.closed', reopened.id, addMonths(now, -20), { reason: 'low-numbers' })
    say(reopened.hei, 'programme.opened', reopened.id, addMonths(now, -10), { ...reopened.opening, minimumIntake: 3 })
  }
  for (const { hei, id } of others.slice(0, 3))
    say(hei, 'programme.closed', id, addDays(now, -random.int(1, 700)), { reason: 'contract-moved' })
}

// Stated by the region or by England, some of them again, some of those at the very same time.
const commissionPlaces = ({ say, random }: Chronicle, { programmes }: Scene): void => {
  for (const cohort of programmes.flatMap(({ cohorts }) => cohorts))
    for (const region of random.shuffled(regionCodes).slice(0, random.int(0, 3))) {
      let time = addDays(`${cohort.slice(-7)}-01T09:00:00.000Z`, -random.int(60, 200))
      do {
        const commissioner = random.chance(0.5) ? `hee:${region}` : 'hee:england'
        say(commissioner, 'places.commissioned', cohort, time, { places: random.int(0, 12), region })
        if (random.chance(0.5)) time = addDays(time, random.int(-30, 60))
      } while (random.chance(0.3))
    }
}

const organisationsOf = ({ heis, employers, epaos }: Scene): RandomWorld['organisations'] => [
  ...heis.map((id) => ({ id, body: { name: `University ${id.slice(-2)}` } })),
  ...employers.map(({ id, ...place }) => ({ id, body: { name: `Trust ${id.slice(-2)}`, ...place } })),
  ...epaos.map((id) => ({ id, body: { name: `Assessor ${id.slice(-2)}` } })),
  ...regionCodes.map((region) => ({ id: `hee:${region}`, body: { name: `Commissioner ${region}` } })),
]
