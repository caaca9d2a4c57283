import * as z from 'zod/mini'
import { named, oneOf } from './fields.ts'
import { Employer, Hei, Intake, Region } from './identifiers.ts'

const count = (means: string) => z.number().check(z.describe(means))
const rate = (means: string) => z.nullable(z.number()).check(z.describe(`${means} Null over nothing.`))

/** The measures of the aggregate `collections`. */
export const CollectionsMeasures = z.strictObject({
  due: count('Returns asked for.'),
  submitted: count('Returns that were in by the close of their round, or are by now.'),
  late: count('Returns that came in after the close.'),
  missing: count('Returns that are not in.'),
  rows: count('Rows in the files and documents sent last.'),
  rowErrors: count('Those of them that were rejected.'),
  asked: count('People whom the returns ask about.'),
  answered: count('Those of them about whom something was answered; all of them in a nil return.'),
  completeness: rate('submitted ÷ due.'),
  coverage: rate('answered ÷ asked.'),
})
export type CollectionsMeasures = z.infer<typeof CollectionsMeasures>

/** The dimensions of the aggregate `collections`. */
export const collectionSlices = { round: Intake, region: Region, hei: Hei, employer: Employer } as const
export const collectionGroups = ['round', 'organisation', 'kind', 'region'] as const
export type CollectionGroup = (typeof collectionGroups)[number]

export const CollectionFilters = z.strictObject({
  round: z.optional(Intake),
  region: z.optional(Region),
  hei: z.optional(Hei),
  employer: z.optional(Employer),
})
export type CollectionFilters = z.infer<typeof CollectionFilters>

export const CollectionsAnswer = named(
  'CollectionsAnswer',
  'The answer to a question about the monthly collection.',
  z.strictObject({
    aggregate: z.literal('collections'),
    filters: CollectionFilters,
    groupBy: z.array(oneOf(...collectionGroups)),
    asOf: z.iso.datetime(),
    disclosure: oneOf('exact', 'rounded'),
    total: CollectionsMeasures,
    rows: z.array(
      z.extend(CollectionsMeasures, { key: z.partialRecord(oneOf(...collectionGroups), z.nullable(z.string())) }),
    ),
  }),
)
