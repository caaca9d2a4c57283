import { ulnFrom } from '#events/uln.ts'
import { type Life, liveOn, neverCame } from './life.ts'
import { programmes } from './programmes.ts'
import { randomOf } from './random.ts'

/** How likely a cohort has somebody on its list who never came. */
const NEVER_CAME = 0.12

/** Everybody's life, cohort by cohort. */
export const livesOf = (seed: number): Life[] => {
  const nextUln = ulnsFrom(seed)
  return programmes.flatMap((programme) =>
    Object.entries(programme.intakes).flatMap(([intake, [, enrolled]]) => {
      const cohort = `${programme.id}/${intake}`
      const start = (number: number) => ({ programme, intake, uln: nextUln(), prefix: `${cohort}/${number}` })
      const random = randomOf(seed, cohort)
      const lives = Array.from({ length: enrolled }, (_, index) =>
        liveOn(start(index + 1), randomOf(seed, `${cohort}/${index + 1}`)),
      )
      return random.chance(NEVER_CAME) ? [...lives, neverCame(start(0), random)] : lives
    }),
  )
}

/** Invented ULNs with right check digits, each once. They are nowhere but in memory. */
const ulnsFrom = (seed: number): (() => string) => {
  let digits = randomOf(seed, 'uln').between(600_000_000, 800_000_000)
  return () => {
    for (;;) {
      digits += 11_003
      const uln = ulnFrom(String(digits))
      if (uln) return uln
    }
  }
}
