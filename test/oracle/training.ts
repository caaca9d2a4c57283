import { addDays, momentOf } from './moments.ts'
import { enrol, type Happening } from './trainee.ts'
import { epaResults, withdrawalReasons } from './vocabulary.ts'

export const passModule: Happening = ({ random, say }, _, { id, programme, time }) => {
  const credits = random.pick([10, 15, 20, 30])
  const level = random.pick([4, 5] as const)
  say(programme.hei, 'module.passed', id, time, { module: `M${random.int(1, 14)}`, credits, level, attempt: 1 })
  return {}
}

export const failModule: Happening = ({ random, say }, _, { id, programme, time }) => {
  say(programme.hei, 'module.failed', id, time, { module: `M${random.int(1, 14)}`, attempt: random.int(1, 3) })
  return {}
}

export const pause: Happening = ({ random, say }, _, { id, programme, time }) => {
  say(programme.hei, 'training.paused', id, time, random.chance(0.5) ? { reason: 'maternity' } : {})
  return {}
}

export const resume: Happening = ({ say }, _, { id, programme, time }) => {
  say(programme.hei, 'training.resumed', id, time, {})
  return {}
}

export const withdraw: Happening = ({ random, say }, _, { id, programme, time }) => {
  say(programme.hei, 'trainee.withdrawn', id, time, { reason: random.pick(withdrawalReasons) })
  return { ended: true }
}

export const changeEmployer: Happening = ({ random, say }, { employers }, { id, programme, time }) => {
  const employer = random.pick(employers).id
  say(programme.hei, 'trainee.transferred', id, time, { employer })
  return { employer }
}

export const changeCohort: Happening = ({ random, say }, { programmes, employers }, { id, programme, time }) => {
  const other = random.pick(programmes.filter(({ hei }) => hei === programme.hei))
  const cohort = random.pick(other.cohorts)
  const move = random.chance(0.3) ? { employer: random.pick(employers).id } : {}
  say(programme.hei, 'trainee.transferred', id, time, { cohort, ...move })
  return { programme: other, cohort, ...move }
}

export const enrolAgain: Happening = (chronicle, { employers }, trainee) => {
  const employer = chronicle.random.chance(0.5) ? chronicle.random.pick(employers).id : trainee.employer
  // The door refuses an HEI that names another's cohort, so nobody else can say this one.
  const hei = `ukprn:${trainee.cohort.slice(0, 8)}`
  enrol(chronicle, { ...trainee, employer, programme: { ...trainee.programme, hei } })
  return { employer }
}

export const enrolElsewhere: Happening = (chronicle, { programmes }, trainee) => {
  const programme = chronicle.random.pick(programmes)
  const moved = { ...trainee, programme, cohort: chronicle.random.pick(programme.cohorts) }
  enrol(chronicle, moved)
  return { programme, cohort: moved.cohort, expectedEnd: moved.expectedEnd, ended: false }
}

export const takeEpa: Happening = ({ random, say }, { epaos }, { id, programme, time }) => {
  const result = random.pick(epaResults)
  say(random.chance(0.7) ? random.pick(epaos) : programme.hei, 'epa.completed', id, time, { result })
  return { ended: result !== 'fail' && programme.opening.route === 'higher-apprenticeship' }
}

export const award: Happening = ({ random, say }, _, { id, programme, time }) => {
  say(programme.hei, 'qualification.awarded', id, time, { award: random.pick(['fdsc', 'cert-he', 'other'] as const) })
  return { ended: programme.opening.route !== 'higher-apprenticeship' }
}

// Often to the day: on time, a day early or a day late.
export const complete: Happening = (chronicle, scene, trainee) => {
  const { random, now } = chronicle
  const nearEnd = momentOf(addDays(`${trainee.expectedEnd}T00:00:00Z`, random.int(-1, 1)), random)
  const time = random.chance(0.4) && nearEnd < now ? nearEnd : trainee.time
  const finish = trainee.programme.opening.route === 'higher-apprenticeship' ? takeEpa : award
  return finish(chronicle, scene, { ...trainee, time })
}
