import { assess } from './assessment.ts'
import { dateOf, dayAfter, firstOf, lastDayOf, monthOf } from './calendar.ts'
import type { Diary } from './diary.ts'

import { type Person, pickEmployer, sendersOf } from './person.ts'
import { programmeCalled, routes, successorProgramme } from './programmes.ts'
import { type Seat, seatIn } from './seat.ts'
import { withdrawalReasons, withdrawalReasonsOf2020 } from './tendencies.ts'
import { planOf, type TrainingPlan } from './training-plan.ts'

type Training = {
  readonly seat: Seat
  readonly enrolments: number
  readonly withdrawn: boolean
  /** The day of completion, for those who completed. */
  readonly completed?: number
}

/** From the enrolment to the withdrawal or the completion, as HEIs, employers and EPAOs tell it. */
export const train = (person: Person, diary: Diary): Training => {
  const { random, programme, intake } = person
  const plan = planOf(person)
  const day = (months: number) => dayAfter(intake, months)

  const first = seatIn(programme, intake, person.employer, day(0) + random.between(2, 16))
  enrol(person, first, diary)
  const seats = [first, ...moves(person, plan, first, diary, day)]
  const seatOn = (on: number) => seats.findLast(({ from }) => from <= on) ?? first
  study(person, plan, seatOn, diary, day)

  const seat = seats.at(-1) ?? first
  const enrolments = new Set(seats.map(({ programme, intake }) => `${programme.id}/${intake}`)).size
  if (plan.withdraws !== undefined) {
    withdraw(person, seat, diary, Math.max(day(plan.withdraws), first.from + 7))
    return { seat, enrolments, withdrawn: true }
  }
  if (plan.finishes === undefined) return { seat, enrolments, withdrawn: false }
  return { seat, enrolments, withdrawn: false, completed: assess(person, seat, diary, day(plan.finishes)) }
}

type Day = (months: number) => number

export const enrol = (person: Person, { programme, intake, hei, employer, from }: Seat, diary: Diary) => {
  const { entryBand, funding, guaranteedPost, setting } = person
  const { months, graceMonths } = routes[programme.route]
  return diary.say(hei, 'trainee.enrolled', from, {
    cohort: `${programme.id}/${intake}`,
    employer: employer.id,
    entryBand,
    funding,
    guaranteedPost,
    setting,
    expectedEnd: dateOf(lastDayOf(intake, months + graceMonths)),
  })
}

/** The seats after the first: a new employer, a new HEI, a later cohort. */
const moves = (person: Person, plan: TrainingPlan, first: Seat, diary: Diary, day: Day): Seat[] => {
  if (plan.contractMoves !== undefined) {
    const from = day(plan.contractMoves) + person.random.between(2, 16)
    const next = seatIn(programmeCalled(successorProgramme), monthOf(from), first.employer, from)
    enrol(person, next, diary)
    return [next]
  }
  if (plan.changesEmployer !== undefined) return moveEmployer(person, first, diary, day(plan.changesEmployer))
  return plan.pause ? pause(plan.pause, first, diary, day) : []
}

const moveEmployer = ({ random, programme }: Person, first: Seat, diary: Diary, from: number): Seat[] => {
  const others = sendersOf(programme).filter(({ id }) => id !== first.employer.id)
  if (others.length === 0) return []
  const employer = pickEmployer(others, random)
  diary.say(first.hei, 'trainee.transferred', from, { employer: employer.id })
  return [{ ...first, employer, from }]
}

const pause = (pause: NonNullable<TrainingPlan['pause']>, first: Seat, diary: Diary, day: Day): Seat[] => {
  diary.say(first.hei, 'training.paused', day(pause.from), { reason: pause.reason })
  if (pause.until === undefined) return []
  const back = day(pause.until)
  diary.say(first.hei, 'training.resumed', back, {})
  // Whoever was away for most of a year comes back into the latest cohort that has started since.
  const { id, intakes } = first.programme
  const intake = Object.keys(intakes).findLast((later) => later > first.intake && firstOf(later) <= back)
  if (!intake || pause.until - pause.from < 10) return []
  diary.say(first.hei, 'trainee.transferred', back + 3, { cohort: `${id}/${intake}` })
  return [{ ...first, intake, from: back + 3 }]
}

const study = (
  { random }: Person,
  { modules, reports }: TrainingPlan,
  seatOn: (day: number) => Seat,
  diary: Diary,
  day: Day,
) => {
  modules.forEach(({ at, failedFirst }, index) => {
    const passed = day(at)
    const module = `AP${index + 1}`
    const level = index * 2 < modules.length ? 4 : 5
    if (failedFirst) diary.say(seatOn(passed - 28).hei, 'module.failed', passed - 28, { module, attempt: 1 })
    const { hei, programme } = seatOn(passed)
    const { credits } = routes[programme.route]
    diary.say(hei, 'module.passed', passed, { module, credits, level, attempt: failedFirst ? 2 : 1 })
  })
  if (reports === undefined) return
  const reported = day(reports)
  diary.say(seatOn(reported).employer.id, 'progress.reported', reported, {
    round: monthOf(reported),
    status: random.chance(0.8) ? 'on-track' : 'behind',
    offTheJobHours: Math.round(reports * 26),
    mentorMeetings: Math.round(reports),
  })
}

/** Some withdrawals are told only when somebody asks where the trainee is. */
const withdraw = ({ random }: Person, { hei }: Seat, diary: Diary, day: number) => {
  const inPandemic = day >= firstOf('2020-04') && day < firstOf('2021-04')
  const reason = random.pick(inPandemic ? withdrawalReasonsOf2020 : withdrawalReasons)
  const say = random.chance(0.06) ? diary.sayLate : diary.say
  say(hei, 'trainee.withdrawn', day, { reason, initiatedBy: initiatorOf(reason) })
}

const initiatorOf = (reason: string) => {
  if (reason === 'academic') return 'hei'
  return reason === 'not-released' || reason === 'service-reconfigured' ? 'employer' : 'trainee'
}
