import type { Funding, Setting } from '#events/types/trainee-enrolled.ts'
import { type EmployerProfile, employers } from './organisations.ts'
import type { ProgrammeStory } from './programmes.ts'
import type { Random } from './random.ts'
import { type Tendency, tendencies } from './tendencies.ts'

/** A trainee as they start: what is known before anything happens. */
export type Person = {
  readonly random: Random
  readonly tendency: Tendency
  readonly programme: ProgrammeStory
  readonly intake: string
  readonly employer: EmployerProfile
  readonly setting: Setting
  readonly funding: Funding
  readonly entryBand: 2 | 3
  readonly guaranteedPost: boolean
}

export const personOf = (programme: ProgrammeStory, intake: string, random: Random): Person => {
  const tendency = tendencies[programme.region]
  const employer = pickEmployer(sendersOf(programme), random)
  return {
    random,
    tendency,
    programme,
    intake,
    employer,
    setting: programme.settings || random.chance(0.9) ? employer.setting : 'community',
    funding: fundingOf(programme, employer, random),
    entryBand: random.chance(0.3) ? 2 : 3,
    guaranteedPost: random.chance(tendency.guaranteed),
  }
}

export const pickEmployer = (from: readonly EmployerProfile[], random: Random): EmployerProfile => {
  const id = random.pick(from.map(({ id, size }) => [id, size] as const))
  const employer = from.find((candidate) => candidate.id === id)
  if (!employer) throw new TypeError(`no employer ${id}`)
  return employer
}

/** The employers who send trainees to a programme. */
export const sendersOf = ({ region, settings }: ProgrammeStory): readonly EmployerProfile[] =>
  employers.filter((employer) => employer.region === region && (settings?.includes(employer.setting) ?? true))

const fundingOf = ({ route }: ProgrammeStory, { levyPaying }: EmployerProfile, random: Random): Funding => {
  if (route === 'higher-apprenticeship') return levyPaying ? 'levy' : 'co-investment'
  return random.pick([
    ['training-grant', 90],
    ['self-funded', 7],
    ['other', 3],
  ])
}
