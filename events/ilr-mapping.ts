import * as z from 'zod/mini'
import { named, oneOfNumbers, wholeNumber } from './fields.ts'
import { Employer, Programme } from './identifiers.ts'
import { qualificationAwarded } from './types/qualification-awarded.ts'
import { traineeEnrolled } from './types/trainee-enrolled.ts'

const { setting, entryBand, guaranteedPost, funding } = traineeEnrolled.data.shape

const EmployerOfIlr = z.strictObject({
  employer: Employer.check(z.describe("The employer's ODS code.")),
  setting: z.optional(setting).check(z.describe("Where its trainees work; 'other' where left out.")),
  entryBand: z.optional(entryBand).check(z.describe('The band its trainees start on; 3 where left out.')),
  guaranteedPost: z
    .optional(guaranteedPost)
    .check(z.describe('Whether it guarantees a band 4 post; no where left out.')),
  funding: z
    .optional(funding)
    .check(z.describe("Who pays for its trainees, where the ILR's own codes do not tell it right.")),
})

const code = (most: number, what: string) =>
  z.string().check(z.regex(new RegExp(`^\\d{1,${most}}$`), `must be ${what} of the ILR, as digits`))

const ProgrammeOfIlr = z.union(
  [
    z.strictObject({ standard: code(5, 'a StdCode'), programme: Programme }),
    z.strictObject({
      framework: code(3, 'an FworkCode'),
      progType: code(2, 'a ProgType'),
      pathway: code(3, 'a PwayCode'),
      programme: Programme,
      award: z.optional(qualificationAwarded.data.shape.award),
    }),
  ],
  'must be { standard, programme } or { framework, progType, pathway, programme, award? }',
)

const ModuleOfIlr = z.strictObject({
  credits: wholeNumber(0, 360),
  level: oneOfNumbers(4, 5),
})

/** The tables by which an HEI's ILR is read: what the ILR says in codes that Ladder cannot know, or does not say at all. */
export const IlrMapping = named(
  'IlrMapping',
  "How the codes in an HEI's ILR are to be read.",
  z.strictObject({
    employers: z
      .record(z.string().check(z.regex(/^\d{9}$/)), EmployerOfIlr, "must be under the ILR's EmpId: 9 digits")
      .check(z.describe('By EmpId.')),
    programmes: z
      .array(ProgrammeOfIlr)
      .check(
        z.describe("Which of the HEI's programmes a standard or framework is; needed where it has more than one."),
      ),
    modules: z
      .record(z.string().check(z.regex(/^[A-Za-z0-9]{8}$/)), ModuleOfIlr, 'must be under a LearnAimRef of 8 characters')
      .check(z.describe('Credits and level by LearnAimRef: the ILR has neither.')),
  }),
)
export type IlrMapping = z.infer<typeof IlrMapping>

export const emptyIlrMapping: IlrMapping = { employers: {}, programmes: [], modules: {} }
