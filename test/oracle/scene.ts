import type { EventData } from '#events/catalogue.ts'
import { addMonths } from './moments.ts'
import type { Random } from './random.ts'

export type SceneProgramme = {
  readonly id: string
  readonly hei: string
  readonly opening: EventData<'programme.opened'>
  readonly cohorts: readonly string[]
}
type SceneEmployer = { readonly id: string; readonly region: string; readonly icb?: string }

/** Who and what there is before anything happens. */
export type Scene = {
  readonly heis: readonly string[]
  readonly employers: readonly SceneEmployer[]
  readonly epaos: readonly string[]
  readonly programmes: readonly SceneProgramme[]
}

export const regionCodes = ['Y56', 'Y58', 'Y59', 'Y60', 'Y61', 'Y62', 'Y63'] as const

const routes = ['higher-apprenticeship', 'foundation-degree', 'cert-he', 'dip-he', 'diploma'] as const
const specialisms = ['generic', 'core-and-options', 'radiography', 'mental-health'] as const

export const sceneFrom = (random: Random, now: string): Scene => {
  const heis = ['ukprn:10000011', 'ukprn:10000022', 'ukprn:10000033', 'ukprn:10000044']
  return {
    heis,
    employers: regionCodes.flatMap((region, at) => employersOf(region, at, random)),
    epaos: ['epao:EPA0001', 'epao:10000055'],
    programmes: heis.flatMap((hei, at) =>
      Array.from({ length: random.int(2, 4) }, (_, nth) => programmeOf(hei, at + nth, random, now)),
    ),
  }
}

// Of each region's employers one has no ICB, and the others share one or have their own.
const employersOf = (region: string, at: number, random: Random): SceneEmployer[] =>
  Array.from({ length: random.int(2, 3) }, (_, nth) => {
    const icb = random.chance(0.5) ? `Q${at}0` : `A${at}B${nth}C`
    return { id: `ods:R${at}${nth}`, region, ...(nth === 0 ? {} : { icb }) }
  })

const programmeOf = (hei: string, nth: number, random: Random, now: string): SceneProgramme => {
  const route = routes[nth % routes.length] ?? 'foundation-degree'
  const id = `${hei.slice('ukprn:'.length)}/${route}-${nth}`
  const opening = { title: `Assistant practitioner ${nth}`, route, specialism: random.pick(specialisms) }
  const intakes = [50, 38, 26, 20, 14, 8, 2, 0, -1, -2].filter(() => random.chance(0.6))
  return {
    id,
    hei,
    opening: { ...opening, minimumIntake: random.int(2, 12) },
    cohorts: (intakes.length > 0 ? intakes : [14]).map((ago) => `${id}/${addMonths(now, -ago).slice(0, 7)}`),
  }
}
