import { addDays } from './moments.ts'
import type { Happening } from './trainee.ts'
import { declineReasons, leavingReasons, missingReasons, studyModes } from './vocabulary.ts'

export const confirmPost: Happening = ({ random, say }, _, { id, employer, time }) => {
  const start = addDays(time, random.pick([random.int(-40, 40), random.int(25, 100), random.int(0, 500)])).slice(0, 10)
  say(employer, 'post.confirmed', id, time, { band: random.pick([4, 4, 4, 4, 4, 4, 3, 5]), start })
  return {}
}

// 'not-reported' is the platform's own to say.
export const missPost: Happening = ({ random, say }, _, { id, employer, time }) => {
  const reason = random.pick(missingReasons.filter((each) => each !== 'not-reported'))
  const band = random.chance(0.6) ? { currentBand: random.pick([2, 3, 4] as const) } : {}
  say(employer, 'post.missing', id, time, { reason, ...band })
  return {}
}

export const leavePost: Happening = ({ random, say }, _, { id, employer, time }) => {
  say(employer, 'post.left', id, time, { reason: random.pick(['pre-registration', ...leavingReasons] as const) })
  return {}
}

export const grantApel: Happening = ({ random, say }, { heis }, { id, programme, time }) => {
  const hei = random.chance(0.5) ? programme.hei : random.pick(heis)
  const monthsGranted = random.pick([0, 1, 6, 7, 12, 13, 23, 24, 36, random.int(0, 36)])
  say(hei, 'apel.granted', id, time, { profession: 'adult-nursing', monthsGranted, mode: random.pick(studyModes) })
  return {}
}

export const decline: Happening = ({ random, say }, { heis }, { id, time }) => {
  const reason = random.pick(declineReasons)
  say(random.pick(heis), 'pre-registration.declined', id, time, { profession: 'occupational-therapy', reason })
  return {}
}

export const report: Happening = ({ random, say }, _, { id, employer, time }) => {
  const status = random.pick(['on-track', 'behind', 'paused', 'left'] as const)
  say(employer, 'progress.reported', id, time, { round: time.slice(0, 7), status, offTheJobHours: random.int(0, 400) })
  return {}
}
