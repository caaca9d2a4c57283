import * as z from 'zod/mini'
import { CollectionsMeasures } from './collection-measures.ts'
import { named, oneOf } from './fields.ts'
import { Cohort, Employer, Intake, Organisation, Region, TraineeRef } from './identifiers.ts'
import { Ask, EmployerRow, HeiRow } from './return-rows.ts'

const RoundStatus = oneOf('open', 'closed')
const Time = z.iso.datetime()

export const RoundAnswer = named(
  'Round',
  'A round of the monthly collection, with what the caller may see of it.',
  z.strictObject({
    round: Intake,
    status: RoundStatus,
    opened: Time.check(z.describe('When it opened.')),
    reminds: Time.check(z.describe('When those not in are reminded.')),
    closes: Time.check(z.describe('When it closes, or did.')),
    ...CollectionsMeasures.shape,
  }),
)
export type RoundAnswer = z.infer<typeof RoundAnswer>

export const ReturnStatus = oneOf('due', 'submitted', 'late', 'missing')
export type ReturnStatus = z.infer<typeof ReturnStatus>

const returnSummary = {
  organisation: Organisation,
  status: ReturnStatus.check(z.describe('due while the round is open, and missing once it has closed without it.')),
  nil: z.boolean().check(z.describe('It was said that there is nothing to report.')),
  asked: CollectionsMeasures.shape.asked,
  answered: CollectionsMeasures.shape.answered,
  rows: CollectionsMeasures.shape.rows,
  rowErrors: CollectionsMeasures.shape.rowErrors,
  submitted: z.nullable(Time).check(z.describe('When it first was in.')),
}

export const ReturnSummary = named(
  'ReturnSummary',
  'What an organisation owes in a round.',
  z.strictObject({
    ...returnSummary,
    kind: oneOf('hei', 'employer'),
    name: z.nullable(z.string()),
    region: z.nullable(Region).check(z.describe("An employer's own.")),
  }),
)
export type ReturnSummary = z.infer<typeof ReturnSummary>

export const RoundDetail = named(
  'RoundWithReturns',
  'A round, and who owes what in it.',
  z.extend(RoundAnswer, { returns: z.array(ReturnSummary) }),
)

const Prefilled = { trainee: TraineeRef, cohort: Cohort, employer: Employer, asks: Ask }

export const ReturnAnswer = named(
  'Return',
  'A return: whom it asks about and what, with what was answered so far.',
  z.strictObject({
    round: Intake,
    ...returnSummary,
    closes: Time,
    rows: z.array(z.union([z.extend(EmployerRow, Prefilled), z.extend(HeiRow, Prefilled)])),
    received: CollectionsMeasures.shape.rows,
  }),
)

export const ReturnDocument = named(
  'ReturnDocument',
  'A filled return. It stands for the whole of it: what an earlier one said and this one does not is taken back.',
  z.object({ rows: z.array(z.union([EmployerRow, HeiRow])).check(z.maxLength(10_000)) }),
)

const RowResult = z.strictObject({
  row: z.number().check(z.describe("Its number: in CSV the spreadsheet's row, in JSON the first is 1.")),
  status: oneOf('accepted', 'unchanged', 'rejected'),
  errors: z.array(z.strictObject({ column: z.string(), detail: z.string() })),
})

export const ReturnReceipt = named(
  'ReturnReceipt',
  'What became of a return, row by row.',
  z.strictObject({
    round: Intake,
    organisation: Organisation,
    status: ReturnStatus,
    dryRun: z.boolean().check(z.describe('Nothing was stored: this is what would happen.')),
    counts: z.strictObject({
      rows: z.number(),
      accepted: z.number(),
      unchanged: z.number(),
      rejected: z.number(),
      dropped: z.number().check(z.describe('People asked about and left out. Nobody takes that for a withdrawal.')),
    }),
    rows: z.array(RowResult),
  }),
)
export type ReturnReceipt = z.infer<typeof ReturnReceipt>
