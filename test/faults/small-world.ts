import type { LadderEvent } from '#events/catalogue.ts'
import type { Region } from '#events/identifiers.ts'
import { ulnFrom } from '#events/uln.ts'
import { type Chronicle, chronicleUntil } from '../oracle/chronicle.ts'
import { correct } from '../oracle/corrections.ts'
import { live } from '../oracle/lives.ts'
import { addDays, addMonths } from '../oracle/moments.ts'
import type { Random } from '../oracle/random.ts'
import type { Scene } from '../oracle/scene.ts'

type Employer = { readonly id: string; readonly region: Region }

export type SmallWorld = {
  readonly employers: readonly Employer[]
  /** To be stored before all others. */
  readonly openings: readonly LadderEvent[]
  readonly sayings: readonly LadderEvent[]
}

const employers: readonly Employer[] = [
  { id: 'ods:RAA', region: 'Y62' },
  { id: 'ods:RBB', region: 'Y56' },
  { id: 'ods:RCC', region: 'Y62' },
]

const trainees = Array.from({ length: 20 }, (_, nth) => ulnFrom(String(300_000_000 + nth))).filter(
  (uln) => uln !== undefined,
)

/** A few trainees at two programmes, with 6 to 30 things said of them: enough to collide in every row of the cube. */
export const smallWorld = (random: Random, now: string): SmallWorld => {
  const scene = sceneAt(now)
  const chronicle = chronicleUntil(now, random)
  for (const { hei, id, opening } of scene.programmes)
    chronicle.say(hei, 'programme.opened', id, addMonths(now, -60), opening)
  const openings = [...chronicle.events]

  for (let left = random.pick([0, 0, 1, 4]); left > 0; left--) reroute(chronicle, scene)
  const reopenings = chronicle.events.slice(openings.length)
  const ulns = random.shuffled(trainees).slice(0, random.int(4, 6))
  for (const uln of ulns.slice(0, -2)) live(chronicle, scene, uln)
  enrolTogether(chronicle, scene, ulns.slice(-2))
  commission(chronicle, scene)
  correct(chronicle, chronicle.events.slice(openings.length))

  // Any part of what was said is a world too: what a void is about need not be there.
  const others = random.shuffled(chronicle.events.slice(openings.length + reopenings.length))
  const sayings = [...reopenings, ...others.slice(0, random.int(6, random.pick([8, 12, 30])))]
  return { employers, openings, sayings }
}

const sceneAt = (now: string): Scene => {
  const programme = (hei: string, name: string, route: 'higher-apprenticeship' | 'foundation-degree') => {
    const id = `${hei.slice('ukprn:'.length)}/${name}`
    const opening = { title: 'Assistant practitioner', route, specialism: 'generic', minimumIntake: 4 } as const
    return { id, hei, opening, cohorts: [20, 8].map((ago) => `${id}/${addMonths(now, -ago).slice(0, 7)}`) }
  }
  const heis = ['ukprn:10000011', 'ukprn:10000022']
  return {
    heis,
    employers,
    epaos: ['epao:EPA0001'],
    programmes: [
      programme('ukprn:10000011', 'apprenticeship', 'higher-apprenticeship'),
      programme('ukprn:10000022', 'degree', 'foundation-degree'),
    ],
  }
}

const reroute = ({ say, random, now }: Chronicle, { programmes }: Scene): void => {
  const { hei, id, opening } = random.pick(programmes)
  const route = opening.route === 'foundation-degree' ? 'higher-apprenticeship' : 'foundation-degree'
  say(hei, 'programme.opened', id, addMonths(now, -30), { ...opening, route })
}

// Most of a cohort begins on one day, and nothing but the person tells one enrolment from the other.
const enrolTogether = ({ say, random, now }: Chronicle, { programmes }: Scene, ulns: readonly string[]): void => {
  const { hei, cohorts } = random.pick(programmes)
  const cohort = random.pick(cohorts)
  const expectedEnd = addDays(now, 200).slice(0, 10)
  const terms = { entryBand: 3, funding: 'levy', guaranteedPost: true, setting: 'community' } as const
  for (const uln of ulns)
    say(hei, 'trainee.enrolled', uln, addDays(now, -200), { cohort, employer: 'ods:RAA', expectedEnd, ...terms })
}

const commission = ({ say, random, now }: Chronicle, { programmes }: Scene): void => {
  for (let left = random.int(0, 3); left > 0; left--) {
    const cohort = random.pick(random.pick(programmes).cohorts)
    const { region } = random.pick(employers)
    const time = addDays(now, -random.int(300, 400))
    say('hee:england', 'places.commissioned', cohort, time, { places: random.int(0, 12), region })
  }
}
