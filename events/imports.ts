import * as z from 'zod/mini'
import { Time } from './envelope.ts'
import { named, oneOf, wholeNumber } from './fields.ts'

/** What an import may become: `refused` says nothing of the file's content was stored, and why. */
const importStatuses = ['waiting', 'running', 'done', 'refused'] as const

/** The most bytes of a file: an upload may be as large. */
const MOST_BYTES = 1024 ** 3

export const FileName = named(
  'FileName',
  "A file's name, without folders. That of an ILR file says whose and how old it is.",
  z
    .string()
    .check(z.regex(/^[^\p{Cc}\p{Cs}/\\:*?"<>|]{1,120}$/u, 'must be 1 to 120 characters that a file name can have')),
)

/** Asks for an address to which a large file can be uploaded. */
export const UploadWanted = named(
  'UploadWanted',
  'A file that is to be uploaded.',
  z.strictObject({
    name: FileName,
    size: wholeNumber(1, MOST_BYTES).check(z.describe('In bytes: the upload must have as many.')),
    type: oneOf('text/csv', 'application/xml', 'text/xml'),
  }),
)

const Upload = z.strictObject({
  method: z.literal('PUT'),
  url: z.string().check(z.describe('Send the file here, without a token. The address is a secret until it expires.')),
  headers: z.record(z.string(), z.string()).check(z.describe('To be sent with it, as they are.')),
  expires: Time,
})

const count = (says: string) => z.number().check(z.describe(says))

const Counts = z.strictObject({
  stored: count('Events that were new.'),
  duplicate: count('Events that Ladder had.'),
  rejected: count('Rows, or facts of a learner, that were not taken: see problems.'),
  voided: count('Events of an earlier file that were taken back, since this one says otherwise.'),
  skipped: count('Learners on programmes that Ladder is not told of.'),
  dropped: count('Learners of the last file that this one does not have.'),
})
export type Counts = z.infer<typeof Counts>

const Problem = z.strictObject({
  row: z.optional(z.number().check(z.describe('Of a table, as a spreadsheet counts: its header is row 1.'))),
  column: z.optional(z.string()),
  line: z.optional(z.number().check(z.describe('Of an XML file.'))),
  learner: z.optional(z.string().check(z.describe('The LearnRefNumber.'))),
  field: z.optional(z.string()),
  detail: z.string(),
})
export type ImportProblem = z.infer<typeof Problem>

export const ImportAnswer = named(
  'Import',
  'A file that was sent, how far it is, and what was found in it.',
  z.strictObject({
    id: z.string(),
    name: FileName,
    status: oneOf(...importStatuses),
    holds: z.optional(oneOf('events', 'ilr', 'table').check(z.describe('What the file turned out to be.'))),
    dryRun: z.boolean().check(z.describe('Whether nothing is stored and the counts say what would be.')),
    sent: Time,
    ended: z.optional(Time),
    detail: z.optional(z.string().check(z.describe('Why it was refused, or what else there is to say.'))),
    progress: z.strictObject({
      bytes: count('Read so far.'),
      of: count('Bytes of the file.'),
      rows: count('Rows or learners dealt with so far.'),
    }),
    counts: Counts,
    problems: z.strictObject({
      total: z.number(),
      first: z.array(Problem).check(z.describe('The first 200. All are in the table: Accept: text/csv.')),
    }),
    upload: z.optional(Upload),
  }),
)
export type ImportAnswer = z.infer<typeof ImportAnswer>
