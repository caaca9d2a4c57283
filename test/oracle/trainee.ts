import type { EventData } from '#events/catalogue.ts'
import type { Chronicle } from './chronicle.ts'
import { addDays, addMonths } from './moments.ts'
import type { Scene, SceneProgramme } from './scene.ts'
import { fundings, settings } from './vocabulary.ts'

/** Where the teller believes a trainee to be. Ladder may know better, and need not believe it. */
export type Trainee = {
  readonly id: string
  programme: SceneProgramme
  cohort: string
  employer: string
  expectedEnd: string
  time: string
  ended: boolean
}

/** Says that a trainee enrols as believed, with the rest at random. */
export const enrol = (chronicle: Chronicle, trainee: Trainee, time = trainee.time): void => {
  const { random, now } = chronicle
  const end = random.chance(0.15) ? addDays(now, random.int(-2, 2)) : addDays(addMonths(time, random.int(4, 26)), 12)
  trainee.expectedEnd = end.slice(0, 10)
  const data: EventData<'trainee.enrolled'> = {
    cohort: trainee.cohort,
    employer: trainee.employer,
    entryBand: random.pick([2, 3, 4] as const),
    funding: random.pick(fundings),
    guaranteedPost: random.chance(0.5),
    setting: random.pick(settings),
    expectedEnd: trainee.expectedEnd,
  }
  chronicle.say(trainee.programme.hei, 'trainee.enrolled', trainee.id, time, data)
}

/** Says something about a trainee, and what is believed of it from then on. */
export type Happening = (chronicle: Chronicle, scene: Scene, trainee: Trainee) => Partial<Trainee>
