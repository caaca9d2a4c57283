import type { EventData, LadderEvent } from '#events/catalogue.ts'
import { type Random, randomFrom } from '../oracle/random.ts'
import type { World } from '../oracle/world-types.ts'
import { addMonths, BIG_NOW, DAY, type Programme, type Told, tell } from './big-history-telling.ts'
import { bigLife } from './big-life.ts'

/** The register of a big history: 40 HEIs, 150 employers in all regions, 5 assessors. */
export const bigRegister = (): {
  readonly heis: readonly string[]
  readonly epaos: readonly string[]
  readonly employers: World['employers']
} => ({
  heis: Array.from({ length: 40 }, (_, nth) => `ukprn:${10_000_100 + nth}`),
  epaos: Array.from({ length: 5 }, (_, nth) => `epao:EPA010${nth}`),
  employers: Object.fromEntries(
    Array.from({ length: 150 }, (_, nth) => {
      const region = regions[nth % regions.length] ?? 'Y56'
      return [`ods:RB${100 + nth}`, nth % 10 === 9 ? { region } : { region, icb: `Q${10 + (nth % 42)}` }] as const
    }),
  ),
})

/**
 * The events of many trainees, some 20 each, in cohorts from 2014 to 2021, told up to `BIG_NOW`: programmes and places first, then
 * life by life. Every id is said once; a fact said again has an id of its own. The same for the same seed.
 */
export function* bigHistory(seed: number, trainees: number): Generator<LadderEvent> {
  const random = randomFrom(seed)
  const told: Told = { events: [], count: 0 }
  const { heis, epaos, employers } = bigRegister()
  const programmes = heis.flatMap((hei, nth) => programmesOf(hei, nth))
  for (const programme of programmes) announce(told, programme, random)
  yield* told.events

  const scene = { programmes, epaos, employers: Object.keys(employers) }
  for (let nth = 0; nth < trainees; nth++) {
    told.events = []
    bigLife(told, scene, `t_${inBase32(nth)}`, random)
    yield* told.events
  }
}

const regions = ['Y56', 'Y58', 'Y59', 'Y60', 'Y61', 'Y62', 'Y63'] as const
const routes = ['higher-apprenticeship', 'foundation-degree', 'higher-apprenticeship', 'cert-he', 'diploma'] as const
const specialisms = ['generic', 'mental-health', 'radiography', 'core-and-options']
const intakes = Array.from({ length: 16 }, (_, nth) => `${2014 + Math.floor(nth / 2)}-${nth % 2 ? '09' : '01'}`)

const programmesOf = (hei: string, nth: number): Programme[] =>
  Array.from({ length: 2 + (nth % 3) }, (_, course) => {
    const id = `${hei.slice(-8)}/ap-${course}`
    const opening: EventData<'programme.opened'> = {
      title: `Assistant practitioner ${course}`,
      route: routes[(nth + course) % routes.length] ?? 'diploma',
      specialism: specialisms[(nth + course) % specialisms.length] ?? 'generic',
      minimumIntake: 8 + course,
    }
    return { hei, opening, id, cohorts: intakes.map((intake) => `${id}/${intake}`) }
  })

const announce = (told: Told, { hei, id, opening, cohorts }: Programme, random: Random): void => {
  tell(told, hei, 'programme.opened', id, Date.parse('2013-06-03T09:00:00Z'), opening)
  for (const cohort of cohorts)
    for (const region of random.shuffled(regions).slice(0, random.int(1, 4))) {
      const before = addMonths(cohort.slice(-7), -random.int(2, 5))
      const places = { places: random.int(0, 60), region }
      tell(told, `hee:${region}`, 'places.commissioned', cohort, before, places)
      if (random.chance(0.1))
        tell(told, 'hee:england', 'places.commissioned', cohort, before + 20 * DAY, {
          places: random.int(0, 60),
          region,
        })
    }
  if (random.chance(0.15))
    tell(told, hei, 'programme.closed', id, Date.parse(BIG_NOW) - random.int(1, 700) * DAY, { reason: 'low-numbers' })
}

// A reference has 26 letters or digits of base 32.
const inBase32 = (nth: number): string =>
  nth
    .toString(32)
    .replace(/[0189]/g, (digit) => ({ 0: 'w', 1: 'x', 8: 'y', 9: 'z' })[digit] ?? digit)
    .padStart(26, 'w')
