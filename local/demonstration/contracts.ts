import type { LadderEvent } from '#events/catalogue.ts'
import { heiOfProgramme } from '#events/identifiers.ts'
import { dayOf, firstOf } from './calendar.ts'
import { type Diary, openDiary } from './diary.ts'
import { type ProgrammeStory, programmes } from './programmes.ts'
import { type Random, randomOf } from './random.ts'

type Contracts = {
  readonly opened: readonly LadderEvent[]
  readonly places: readonly LadderEvent<'places.commissioned'>[]
  readonly closed: readonly LadderEvent[]
}

/** What is said of programmes and places before and after anybody trains. */
export const contractsOf = (seed: number): Contracts => {
  const stories = programmes.map((programme) => ({ programme, random: randomOf(seed, programme.id) }))
  const ofProgrammes = stories.map(({ programme, random }) => openAndClose(programme, random))
  return {
    opened: ofProgrammes.flatMap(({ entries }) => entries.slice(0, 1)).map(({ event }) => event),
    places: stories.flatMap(({ programme, random }) => commission(programme, random)),
    closed: ofProgrammes.flatMap(({ entries }) => entries.slice(1)).map(({ event }) => event),
  }
}

const openAndClose = (programme: ProgrammeStory, random: Random): Diary => {
  const { id, title, route, specialism, minimumIntake, closed } = programme
  const diary = openDiary(id, id, random)
  const hei = heiOfProgramme(id)
  diary.say(hei, 'programme.opened', firstOf('2018-01') + random.between(0, 27), {
    title,
    route,
    specialism,
    minimumIntake,
  })
  if (closed) diary.say(hei, 'programme.closed', dayOf(closed.on), { reason: closed.reason })
  return diary
}

/** England pays for the first intakes, the regions for all that follow. */
const commission = ({ id, region, intakes }: ProgrammeStory, random: Random): LadderEvent<'places.commissioned'>[] =>
  Object.entries(intakes).map(([intake, [places]]) => {
    const cohort = `${id}/${intake}`
    const commissioner = intake === '2018-09' ? 'hee:england' : `hee:${region}`
    const fundingPerPlace = 150_000 + 10_000 * random.between(0, 5)
    const day = firstOf(intake) - random.between(90, 150)
    return openDiary(cohort, cohort, random).say(commissioner, 'places.commissioned', day, {
      places,
      region,
      fundingPerPlace,
    })
  })
