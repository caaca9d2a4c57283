import * as z from 'zod/mini'
import { named, oneOf, Slug } from './fields.ts'
import { Cohort, Employer, Hei, Icb, Intake, Programme, Region } from './identifiers.ts'
import { Route } from './types/programme-opened.ts'
import { Funding, Setting } from './types/trainee-enrolled.ts'

/** The dimensions by which aggregates are filtered and grouped, with the form of their values in a query. */
export const slices = {
  region: Region,
  icb: Icb,
  hei: Hei,
  programme: Programme,
  intake: Intake,
  cohort: Cohort,
  employer: Employer,
  route: Route,
  specialism: Slug,
  setting: Setting,
  funding: Funding,
  guaranteedPost: oneOf('true', 'false'),
} as const
export type Slice = keyof typeof slices
export const sliceNames = Object.keys(slices) as readonly Slice[]

/** The value of a dimension in an answer; null where the register does not know it (an employer without an ICB). */
export type SliceValue = string | boolean | null
export type Key = Readonly<Partial<Record<Slice, SliceValue>>>

export const Filters = named(
  'Filters',
  'The slice that an answer is about.',
  z.strictObject(
    Object.fromEntries(Object.entries(slices).map(([name, schema]) => [name, z.optional(schema)])) as {
      [Name in Slice]: z.ZodMiniOptional<(typeof slices)[Name]>
    },
  ),
)
/** Filters as the query wrote them: every value is text. */
export type Filters = z.infer<typeof Filters>
