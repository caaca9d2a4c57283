import { creditsOf, outcomeOf } from './enrolment.ts'
import { lifeOf } from './life.ts'
import type { World } from './world-types.ts'

/** One trainee's record in the words of the HTTP contract. */
export const recordOf = (world: World, trainee: string) => {
  const { enrolments, anomalies } = lifeOf(
    world,
    world.events.filter(({ subject }) => subject === trainee),
  )
  return {
    enrolments: enrolments.map((enrolment) => ({
      cohort: enrolment.cohort,
      employer: enrolment.employer,
      status: enrolment.status,
      outcome: outcomeOf(enrolment)?.outcome ?? null,
      credits: creditsOf(enrolment),
    })),
    anomalies,
  }
}
