import type { EventData, EventType } from '#events/catalogue.ts'
import type { Random } from '../oracle/random.ts'
import { addMonths, type BigScene, DAY, dateOf, type Programme, type Told, tell } from './big-history-telling.ts'

/** Tells one trainee's life: enrolment, two years of modules and reports, an end, and what came after it. */
export const bigLife = (told: Told, scene: BigScene, trainee: string, random: Random): void => {
  const programme = random.pick(scene.programmes)
  const cohort = random.pick(programme.cohorts)
  const start = addMonths(cohort.slice(-7), 0) + random.int(0, 30 * DAY)
  const life: Life = { told, scene, trainee, random, programme, employer: random.pick(scene.employers), at: start }
  enrol(life, cohort)
  train(life)
}

type Life = {
  readonly told: Told
  readonly scene: BigScene
  readonly trainee: string
  readonly random: Random
  readonly programme: Programme
  employer: string
  /** Where the life has come to, in ms since 1970. */
  at: number
}

const settings = ['mental-health', 'physical-health', 'community', 'primary-care', 'social-care', 'laboratory'] as const
const fundings = ['levy', 'levy', 'co-investment', 'training-grant', 'self-funded', 'other'] as const
const withdrawals = ['funding-withdrawn', 'not-released', 'academic', 'personal', 'health', 'left-employer'] as const
const obstacles = ['no-vacancy', 'no-uplift-funding', 'role-not-defined', 'service-reorganised'] as const
const leavings = ['pre-registration', 'other-employer', 'promotion', 'retirement'] as const
const refusals = ['no-maths-or-english', 'a-levels-preferred', 'content-mismatch', 'no-places'] as const
const MODULES = 12

const say = <Type extends EventType>(life: Life, speaker: string, type: Type, data: EventData<Type>): string =>
  tell(life.told, speaker, type, life.trainee, life.at, data)

const spend = (life: Life, days: number): void => {
  life.at += life.random.int(0, 2 * days * DAY)
}

const enrol = (life: Life, cohort: string): void => {
  const { random, programme, employer, at } = life
  const said = () =>
    say(life, programme.hei, 'trainee.enrolled', {
      cohort,
      employer,
      entryBand: random.pick([2, 3] as const),
      funding: random.pick(fundings),
      guaranteedPost: random.chance(0.4),
      setting: random.pick(settings),
      expectedEnd: dateOf(at + random.int(600, 820) * DAY),
    })
  const id = said()
  if (random.chance(0.03)) {
    say(life, programme.hei, 'event.voided', { event: id, reason: 'Entered wrongly.' })
    life.at += DAY
    said()
  }
}

const train = (life: Life): void => {
  const { random, programme } = life
  for (let nth = 1; nth <= MODULES; nth++) {
    spend(life, 55)
    study(life, nth)
    if (random.chance(0.4))
      say(life, life.employer, 'progress.reported', { round: dateOf(life.at).slice(0, 7), status: 'on-track' })
    if (random.chance(0.01)) interrupt(life)
    if (random.chance(0.008)) move(life)
    if (random.chance(0.013)) {
      say(life, programme.hei, 'trainee.withdrawn', { reason: random.pick(withdrawals), initiatedBy: 'trainee' })
      return
    }
  }
  complete(life)
}

const study = (life: Life, nth: number): void => {
  const { random, programme } = life
  const module = `M${nth}`
  const credits = { module, credits: 20, level: nth > MODULES / 2 ? 5 : 4 } as const
  const failed = random.chance(0.08)
  if (failed) {
    say(life, programme.hei, 'module.failed', { module, attempt: 1 })
    spend(life, 15)
  }
  const id = say(life, programme.hei, 'module.passed', { ...credits, attempt: failed ? 2 : 1 })
  if (random.chance(0.01)) say(life, programme.hei, 'module.passed', { ...credits, attempt: failed ? 2 : 1 })
  if (random.chance(0.01)) say(life, programme.hei, 'event.voided', { event: id, reason: 'Another trainee was meant.' })
}

const interrupt = (life: Life): void => {
  say(life, life.programme.hei, 'training.paused', { reason: 'personal' })
  spend(life, 100)
  if (life.random.chance(0.9)) say(life, life.programme.hei, 'training.resumed', {})
}

const move = (life: Life): void => {
  const { random, programme } = life
  const employer = random.pick(life.scene.employers)
  if (random.chance(0.5)) say(life, programme.hei, 'trainee.transferred', { cohort: random.pick(programme.cohorts) })
  else {
    say(life, programme.hei, 'trainee.transferred', { employer })
    life.employer = employer
  }
}

const complete = (life: Life): void => {
  const { random, programme, scene } = life
  spend(life, 30)
  if (programme.opening.route === 'higher-apprenticeship') {
    if (random.chance(0.1)) say(life, random.pick(scene.epaos), 'epa.completed', { result: 'fail' })
    spend(life, 20)
    if (random.chance(0.05)) return
    const result = random.pick(['pass', 'pass', 'merit', 'distinction'] as const)
    say(life, random.chance(0.8) ? random.pick(scene.epaos) : programme.hei, 'epa.completed', { result })
  } else if (random.chance(0.95)) say(life, programme.hei, 'qualification.awarded', { award: 'fdsc' })
  else return
  if (random.chance(0.9)) seekPost(life)
  if (random.chance(0.15)) applyForDegree(life)
}

const seekPost = (life: Life): void => {
  const { random } = life
  spend(life, 60)
  if (random.chance(0.35))
    say(life, life.employer, 'post.missing', {
      reason: random.pick(obstacles),
      currentBand: random.pick([2, 3] as const),
    })
  else confirm(life)
  if (random.chance(0.1)) {
    spend(life, 90)
    confirm(life)
  }
  if (random.chance(0.12)) {
    spend(life, 200)
    say(life, life.employer, 'post.left', { reason: random.pick(leavings) })
  }
}

const confirm = (life: Life): void => {
  const start = dateOf(life.at + life.random.int(-20, 150) * DAY)
  say(life, life.employer, 'post.confirmed', { band: life.random.chance(0.03) ? 3 : 4, start })
}

const applyForDegree = (life: Life): void => {
  const { random, scene, programme } = life
  spend(life, 60)
  const hei = random.chance(0.5) ? programme.hei : random.pick(scene.programmes).hei
  const profession = 'adult-nursing'
  if (random.chance(0.3)) say(life, hei, 'pre-registration.declined', { profession, reason: random.pick(refusals) })
  else {
    const mode = random.chance(0.7) ? 'full-time' : 'part-time'
    say(life, hei, 'apel.granted', { profession, monthsGranted: random.pick([0, 6, 6, 12, 18, 24, 24]), mode })
  }
}
