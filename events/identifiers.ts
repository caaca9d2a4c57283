import * as z from 'zod/mini'
import { named } from './fields.ts'
import { hasRightCheckDigit } from './uln.ts'

/** NHS England region codes, with the names a person knows them by. */
export const regions = {
  Y56: 'London',
  Y58: 'South West',
  Y59: 'South East',
  Y60: 'Midlands',
  Y61: 'East of England',
  Y62: 'North West',
  Y63: 'North East and Yorkshire',
} as const

export const Region = named(
  'Region',
  `An NHS England region: ${Object.entries(regions)
    .map(([code, name]) => `${code} ${name}`)
    .join(', ')}.`,
  z.enum(
    Object.keys(regions) as [RegionCode, ...RegionCode[]],
    `must be an NHS England region code: ${Object.keys(regions).join(', ')}`,
  ),
)
type RegionCode = keyof typeof regions
export type Region = z.infer<typeof Region>

const form = (id: string, description: string, pattern: RegExp, error: string) =>
  named(id, description, z.string().check(z.regex(pattern, error)))

export const Hei = form(
  'Hei',
  'A university or college, by its UK provider reference number.',
  /^ukprn:1\d{7}$/,
  "must be 'ukprn:' and 8 digits starting with 1, as in ukprn:10007140",
)
export const Employer = form(
  'Employer',
  'An NHS employer, by its ODS code.',
  /^ods:[A-Z0-9]{3,6}$/,
  "must be 'ods:' and 3 to 6 capitals or digits, as in ods:RJR",
)
export const Epao = form(
  'Epao',
  'An end-point assessment organisation, by its register number or its UKPRN (both occur in the 2026/27 ILR).',
  /^epao:(EPA\d{4}|1\d{7})$/,
  "must be 'epao:EPA' and 4 digits, or 'epao:' and a UKPRN, as in epao:EPA0123",
)
export const Commissioner = form(
  'Commissioner',
  'A commissioner: one region of Health Education England, or all of it.',
  new RegExp(`^hee:(england|${Object.keys(regions).join('|')})$`),
  "must be 'hee:england' or 'hee:' and a region code, as in hee:Y62",
)
export const Organisation = form(
  'Organisation',
  'An organisation. Its kind follows from the form of its id: HEI, employer, EPAO or commissioner.',
  new RegExp(
    `^(ukprn:1\\d{7}|ods:[A-Z0-9]{3,6}|epao:(EPA\\d{4}|1\\d{7})|hee:(england|${Object.keys(regions).join('|')}))$`,
  ),
  'must be an organisation: ukprn: and 8 digits (HEI), ods: and a code (employer), epao: and a code, or hee: and a region',
)
export type Organisation = z.infer<typeof Organisation>

export const kinds = ['hei', 'employer', 'epao', 'commissioner'] as const
export type Kind = (typeof kinds)[number]

const kindOfPrefix: Readonly<Record<string, Kind>> = {
  ukprn: 'hei',
  ods: 'employer',
  epao: 'epao',
  hee: 'commissioner',
}

/** The kind of an organisation follows from the form of its id. */
export const kindOf = (organisation: Organisation): Kind => {
  const kind = kindOfPrefix[organisation.slice(0, organisation.indexOf(':'))]
  if (!kind) throw new TypeError('not an organisation id')
  return kind
}

export const Icb = form(
  'Icb',
  'An integrated care board (before July 2022 an STP), by its ODS code in the older or the newer form.',
  /^(Q[A-Z0-9]{2}|[A-Z]\d[A-Z]\d[A-Z])$/,
  "must be an ICB's ODS code, as in QOP or A1B2C",
)

const programme = '1\\d{7}/[a-z0-9-]{2,40}'
const month = '\\d{4}-(0[1-9]|1[0-2])'

export const Programme = form(
  'Programme',
  'A course at one HEI: its UKPRN, a slash and a slug.',
  new RegExp(`^${programme}$`),
  "must be a UKPRN, '/' and a slug of 2 to 40 of a-z, 0-9 and '-', as in 10007140/ap-generic",
)
export const Intake = form(
  'Intake',
  'A year and month: of an intake, when its teaching starts.',
  new RegExp(`^${month}$`),
  'must be a year and month, as in 2020-09',
)
export const Cohort = form(
  'Cohort',
  'One intake of one programme.',
  new RegExp(`^${programme}/${month}$`),
  "must be a programme, '/' and an intake, as in 10007140/ap-generic/2020-09",
)

/** The parts of a cohort's id. */
export const partsOfCohort = (cohort: string): { programme: string; hei: Organisation; intake: string } => {
  const cut = cohort.lastIndexOf('/')
  const programme = cohort.slice(0, cut)
  return { programme, hei: heiOfProgramme(programme), intake: cohort.slice(cut + 1) }
}

export const heiOfProgramme = (programme: string): Organisation => `ukprn:${programme.slice(0, 8)}`

export const TraineeRef = form(
  'TraineeRef',
  "Ladder's own reference of a trainee: a keyed hash, never a ULN.",
  /^t_[a-z2-7]{26}$/,
  "must be Ladder's reference of a trainee: 't_' and 26 letters or digits",
)

export const Trainee = named(
  'Trainee',
  "A trainee, as senders may name one: by ULN with its right check digit, or by Ladder's own reference.",
  z.string().check(
    z.refine((value) => TraineeRef.safeParse(value).success || (/^\d{10}$/.test(value) && hasRightCheckDigit(value)), {
      error: (issue) => faultOfTrainee(String(issue.input)),
    }),
  ),
  { pattern: '^(t_[a-z2-7]{26}|\\d{10})$' },
)

// The value is never repeated: it may be somebody's ULN with one digit wrong.
const faultOfTrainee = (value: string): string => {
  if (value === '9999999999') return "9999999999 is the ILR's temporary ULN: send the event once the real one is known"
  if (/^\d{10}$/.test(value)) return 'is not a ULN: its check digit is wrong'
  if (/^\d(\.\d+)?E\+?\d+$/i.test(value)) return 'is a number in scientific notation: format the ULN column as text'
  return "must be a ULN of 10 digits, or Ladder's own reference starting with 't_'"
}
