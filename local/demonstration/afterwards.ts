import { dateOf, dayAfter, firstOf, monthOf, nextSeptember } from './calendar.ts'
import type { Diary } from './diary.ts'
import { heis } from './organisations.ts'
import type { Person } from './person.ts'
import type { Seat } from './seat.ts'
import { missingReasons, professionOf } from './tendencies.ts'

export type Outcome = 'confirmed' | 'missing' | 'awaited'

/** Nothing is told of later days. */
const HORIZON = firstOf('2026-06')

/** What becomes of somebody who has completed: the band 4 post, or the want of one, and nursing. */
export const goOn = (person: Person, seat: Seat, diary: Diary, completed: number): Outcome => {
  const { random } = person
  if (random.chance(0.025)) return 'awaited'
  if (random.chance(postChance(person))) {
    takePost(person, seat, diary, completed)
    return 'confirmed'
  }
  const told = completed + random.between(20, 60)
  diary.say(seat.employer.id, 'post.missing', told, {
    reason: random.pick(missingReasons(person.setting)),
    currentBand: random.chance(0.85) ? 3 : 2,
  })
  if (random.chance(0.08)) {
    confirm(person, seat, diary, told + random.between(150, 300), 4)
    return 'confirmed'
  }
  if (random.chance(person.tendency.toNursingForLackOfPost)) goNursing(person, seat, diary, told + 30)
  return 'missing'
}

const postChance = ({ tendency, guaranteedPost, setting }: Person): number => {
  const chance = guaranteedPost ? tendency.postWithGuarantee : tendency.postWithoutGuarantee
  return chance - (setting === 'mental-health' ? tendency.mentalHealthGap : 0)
}

const takePost = (person: Person, seat: Seat, diary: Diary, completed: number) => {
  const { random, tendency } = person
  // A manager may write to Ladder before the assessor has.
  const told = completed + (random.chance(0.015) ? -10 : random.pick(daysToPost) + random.between(0, 20))
  confirm(person, seat, diary, told, random.chance(0.01) ? 3 : 4)
  if (!random.chance(tendency.leavesPost)) return
  const left = told + random.between(150, 420)
  if (left > HORIZON) return
  const reason = random.pick(leavingReasons)
  if (reason === 'pre-registration') goNursing(person, seat, diary, left)
  else diary.say(seat.employer.id, 'post.left', left, { reason })
}

const confirm = ({ random, setting }: Person, { employer }: Seat, diary: Diary, told: number, band: 3 | 4) => {
  const say = random.chance(0.03) ? diary.sayLate : diary.say
  const start = dateOf(firstOf(monthOf(dayAfter(monthOf(told), 1.2))))
  say(employer.id, 'post.confirmed', told, { band, start, role: `Assistant practitioner, ${setting}` })
}

const daysToPost = [
  [3, 60],
  [45, 20],
  [100, 13],
  [200, 7],
] as const

const leavingReasons = [
  ['pre-registration', 45],
  ['other-employer', 25],
  ['promotion', 15],
  ['retirement', 10],
  ['redundancy', 5],
] as const

/** Somebody applies for a degree: refused now and then, else credited with far less than two years. */
const goNursing = (person: Person, seat: Seat, diary: Diary, from: number) => {
  const { random, setting, tendency } = person
  const starts = nextSeptember(from)
  if (starts > HORIZON) return
  const receiver = random.chance(0.45) ? seat.hei : random.pick(heis.map(({ id }) => [id, 1] as const))
  const profession = professionOf(seat.programme.specialism, setting)
  if (random.chance(0.15)) {
    diary.say(receiver, 'pre-registration.declined', starts - 60, { profession, reason: random.pick(declineReasons) })
    return
  }
  diary.say(seat.employer.id, 'post.left', starts - 7, { reason: 'pre-registration' })
  diary.say(receiver, 'apel.granted', starts + 14, {
    profession,
    monthsGranted: random.pick(tendency.apelMonths),
    mode: random.chance(0.85) ? 'full-time' : 'part-time',
  })
}

const declineReasons = [
  ['no-maths-or-english', 40],
  ['content-mismatch', 25],
  ['a-levels-preferred', 20],
  ['no-places', 12],
  ['other', 3],
] as const
