import * as z from 'zod/mini'
import { catalogue } from './catalogue.ts'
import { CalendarDate, line, named, oneOf } from './fields.ts'
import { Cohort, Employer, Trainee } from './identifiers.ts'
import { MissingReason } from './types/post-missing.ts'
import { WithdrawalReason } from './types/trainee-withdrawn.ts'
import { PauseReason } from './types/training-paused.ts'

/** What a return asks of a trainee: an employer how training goes or what became of the post, an HEI how training goes. */
export const Ask = oneOf('progress', 'post', 'training')
export type Ask = z.infer<typeof Ask>

/** Who a row is about. All but the trainee is there to be read: what a sender writes in it changes nothing. */
const about = {
  trainee: Trainee.check(z.describe("Who: Ladder's reference as the template has it, or a ULN as text.")),
  cohort: z.optional(z.union([Cohort, line(200)])).check(z.describe('The cohort. Only to be read.')),
  employer: z.optional(z.union([Employer, line(200)])).check(z.describe('The employer. Only to be read.')),
  asks: z
    .optional(z.union([Ask, line(200)]))
    .check(z.describe('What is asked: progress, post or training. Only to be read.')),
}
export const contextColumns: ReadonlySet<string> = new Set(Object.keys(about))

const { 'progress.reported': progress, 'post.confirmed': confirmed, 'post.missing': missing } = catalogue
const { 'module.passed': passed, 'qualification.awarded': awarded, 'epa.completed': assessed } = catalogue

/** Why there is no post, as an employer may say it. */
const sayable = MissingReason.options.filter((reason) => reason !== 'not-reported')
const NoPostReason = oneOf(...(sayable as [(typeof sayable)[number], ...typeof sayable]))

export const EmployerRow = named(
  'EmployerRow',
  "A row of an employer's return. What is left out says nothing.",
  z.strictObject({
    ...about,
    status: z.optional(progress.data.shape.status).check(z.describe('How the training goes.')),
    offTheJobHours: progress.data.shape.offTheJobHours,
    mentorMeetings: progress.data.shape.mentorMeetings,
    band: z
      .optional(confirmed.data.shape.band)
      .check(z.describe('The band of the post: 4, unless something is amiss.')),
    start: z.optional(confirmed.data.shape.start).check(z.describe('The first day in the post, as YYYY-MM-DD.')),
    role: confirmed.data.shape.role,
    reason: z.optional(NoPostReason).check(z.describe('Why there is no band 4 post.')),
    currentBand: missing.data.shape.currentBand,
  }),
)
export type EmployerRow = z.infer<typeof EmployerRow>

const reasons = [...new Set([...PauseReason.options, ...WithdrawalReason.options])] as [string, ...string[]]

export const HeiRow = named(
  'HeiRow',
  "A row of an HEI's return. What is left out says nothing; several modules of a trainee are several rows.",
  z.strictObject({
    ...about,
    status: z
      .optional(oneOf('continuing', 'paused', 'resumed', 'withdrawn', 'awarded'))
      .check(z.describe('What has happened; continuing, where nothing has.')),
    date: z
      .optional(CalendarDate)
      .check(z.describe('The day on which all of this row happened; without one, when the return was first sent.')),
    reason: z.optional(oneOf(...reasons)).check(z.describe('Why paused, resumed or withdrawn.')),
    award: z.optional(awarded.data.shape.award).check(z.describe('The qualification that was awarded.')),
    epaResult: z.optional(assessed.data.shape.result).check(z.describe('The result of the end-point assessment.')),
    module: z.optional(passed.data.shape.module).check(z.describe('The code of a module that was passed.')),
    credits: z.optional(passed.data.shape.credits).check(z.describe('The credits of that module.')),
    level: z.optional(passed.data.shape.level).check(z.describe('The level of that module.')),
    attempt: z
      .optional(passed.data.shape.attempt)
      .check(z.describe('At which attempt it was passed; the first, unless told.')),
  }),
)
export type HeiRow = z.infer<typeof HeiRow>

export type ReturnRow = EmployerRow | HeiRow
