import type { EventData } from '#events/catalogue.ts'
import type { Person } from './person.ts'
import { routes } from './programmes.ts'
import type { Random } from './random.ts'
import { FAILING_COURSE } from './tendencies.ts'

/** All in months since the intake began. */
export type TrainingPlan = {
  readonly modules: readonly { readonly at: number; readonly failedFirst: boolean }[]
  readonly pause?: Pause
  readonly changesEmployer?: number
  /** The contract goes to another HEI, and the trainee with it. */
  readonly contractMoves?: number
  readonly withdraws?: number
  /** Undefined for somebody still in training. */
  readonly finishes?: number
  /** The employer reports progress. */
  readonly reports?: number
}

type Pause = {
  readonly from: number
  /** Undefined for somebody who never came back. */
  readonly until?: number
  readonly reason: EventData<'training.paused'>['reason'] & string
}

/** Decides how a training goes, before any of it is told. */
export const planOf = (person: Person): TrainingPlan => {
  const { random, programme, intake } = person
  const { months, modules } = routes[programme.route]
  const contractMoves = moveOf(person)
  const withdraws = contractMoves === undefined ? withdrawalOf(person, months) : undefined
  const pause = contractMoves === undefined && withdraws === undefined ? pauseOf(person, months) : undefined
  const away = pause?.until === undefined ? 0 : pause.until - pause.from
  const shift = (month: number) => (pause && month > pause.from ? month + away : month)

  const gone = withdraws ?? (pause && pause.until === undefined ? pause.from : Number.POSITIVE_INFINITY)
  const stillGoing = gone === Number.POSITIVE_INFINITY && intake >= '2021-03' && random.chance(0.05)
  const extra = random.chance(person.tendency.finishesLate) ? random.between(3, 6) : random.next()
  const finishes = shift(months + extra + (contractMoves ? 6 : 0))

  return {
    modules: Array.from({ length: modules }, (_, index) => ({
      at: shift(((index + 0.65 + random.next() * 0.25) * months) / modules),
      failedFirst: random.chance(0.05),
    })).filter(({ at }) => at < gone && !(stillGoing && at > months / 2)),
    ...(pause && { pause }),
    ...(!pause && !contractMoves && random.chance(0.03) && gone > months && { changesEmployer: months * 0.4 }),
    ...(contractMoves && { contractMoves }),
    ...(withdraws && { withdraws }),
    ...(gone === Number.POSITIVE_INFINITY && !stillGoing && { finishes }),
    ...(random.chance(0.05) && gone > months / 2 && { reports: months / 3 }),
  }
}

const moveOf = ({ random, programme, intake }: Person): number | undefined =>
  programme.closed?.reason === 'contract-moved' && intake === '2019-09' && random.chance(0.35) ? 12.1 : undefined

const withdrawalOf = ({ random, tendency, programme, intake }: Person, months: number): number | undefined => {
  const failing = programme.closed?.reason === 'low-numbers' ? FAILING_COURSE : 1
  const pandemic = intake >= '2019-09' && intake <= '2020-03' ? 1.25 : 1
  if (!random.chance(tendency.withdraws * failing * pandemic)) return undefined
  return (months / 24) * (random.pick(withdrawalMonths) + random.next())
}

/** Most who leave do so in the first year. */
const withdrawalMonths = [
  [1, 8],
  [3, 14],
  [5, 16],
  [8, 20],
  [11, 16],
  [14, 12],
  [18, 9],
  [22, 5],
] as const

const pauseOf = ({ random, intake }: Person, months: number): Pause | undefined => {
  if (!random.chance(0.09)) return undefined
  const from = random.between(3, months - 4) + 0.5
  const reason = random.pick([
    ['maternity', 35],
    ['health', 25],
    ['personal', 22],
    ['employer', 14],
    ['other', 4],
  ])
  if (random.chance(0.08)) return { from, reason }
  return { from, until: from + lengthOf(random, intake), reason }
}

const lengthOf = (random: Random, intake: string): number =>
  intake < '2020-09' && random.chance(0.35) ? random.between(11, 15) : random.between(2, 8)
