import { heiOfProgramme, type Organisation } from '#events/identifiers.ts'
import type { EmployerProfile } from './organisations.ts'
import type { ProgrammeStory } from './programmes.ts'

/** Where somebody trains, from a day on. */
export type Seat = {
  readonly from: number
  readonly programme: ProgrammeStory
  readonly intake: string
  readonly hei: Organisation
  readonly employer: EmployerProfile
}

export const seatIn = (programme: ProgrammeStory, intake: string, employer: EmployerProfile, from: number): Seat => ({
  from,
  programme,
  intake,
  hei: heiOfProgramme(programme.id),
  employer,
})
