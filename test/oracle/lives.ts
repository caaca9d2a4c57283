import type { Chronicle } from './chronicle.ts'
import { happenings } from './happenings.ts'
import { addDays, momentOf } from './moments.ts'
import type { Scene } from './scene.ts'
import { enrol, type Trainee } from './trainee.ts'

/** Tells one trainee's life, as messy as lives and their paperwork are. */
export const live = (chronicle: Chronicle, scene: Scene, id: string): void => {
  const { random, now } = chronicle
  const programme = random.pick(scene.programmes)
  const cohort = random.pick(programme.cohorts)
  const planned = addDays(`${cohort.slice(-7)}-01T00:00:00Z`, random.int(-20, 40))
  const start = planned < now ? planned : addDays(now, -random.int(1, 60))
  const employer = random.pick(scene.employers).id
  const trainee: Trainee = { id, programme, cohort, employer, expectedEnd: '', time: start, ended: false }
  enrol(chronicle, trainee, random.chance(0.06) ? addDays(start, random.int(30, 400)) : start)

  for (let left = random.int(2, 26); left > 0 && trainee.time < now; left--) {
    if (!random.chance(0.07)) trainee.time = momentOf(addDays(trainee.time, random.int(0, 75)), random)
    if (trainee.time < now) happen(chronicle, scene, trainee)
    if (trainee.ended && random.chance(0.14)) return
  }
}

const happen = (chronicle: Chronicle, scene: Scene, trainee: Trainee): void => {
  const { random } = chronicle
  const possible = happenings[trainee.ended ? 'afterwards' : 'inTraining']
  const likely = possible.flatMap(([weight, happening]) => Array.from({ length: weight }, () => happening))
  const spokenOf = { ...trainee, time: awryTime(chronicle, trainee) }
  // Somebody else's staff now and then enter a fact about the wrong person.
  if (random.chance(0.03)) spokenOf.programme = random.pick(scene.programmes)
  if (random.chance(0.03)) spokenOf.employer = random.pick(scene.employers).id
  const change = random.pick(likely)(chronicle, scene, spokenOf)
  Object.assign(trainee, change)
}

// Some facts are dated before all others, and some just where "the last 12 months" begin.
const awryTime = ({ random, now }: Chronicle, { time }: Trainee): string => {
  if (random.chance(0.03)) return addDays(time, -random.int(1, 900))
  if (random.chance(0.03)) return momentOf(addDays(now, -random.int(364, 367)), random)
  return time
}
