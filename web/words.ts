// What the pages call the values of the contract. A value without a word of its own is shown as it is, with spaces for hyphens.

const regions: Readonly<Record<string, string>> = {
  Y56: 'London',
  Y58: 'South West',
  Y59: 'South East',
  Y60: 'Midlands',
  Y61: 'East of England',
  Y62: 'North West',
  Y63: 'North East and Yorkshire',
}
export const regionCodes: readonly string[] = Object.keys(regions)
export const regionName = (code: string): string => regions[code] ?? code

const words: Readonly<Record<string, string>> = {
  hei: 'university',
  'at-risk': 'at risk',
  'higher-apprenticeship': 'higher apprenticeship',
  'cert-he': 'CertHE',
  'dip-he': 'DipHE',
  fdsc: 'foundation degree',
  'moved-to-pre-registration': 'moved to a pre-registration degree',
  'pre-registration': 'a pre-registration degree',
  'left-employer': 'left the employer',
  'not-released': 'not released by the employer',
  'no-uplift-funding': 'no money for the uplift to band 4',
  'role-not-defined': 'no band 4 role defined',
  'not-reported': 'nothing reported for six months',
  'declined-by-trainee': 'declined by the trainee',
  'no-maths-or-english': 'no maths or English',
  'a-levels-preferred': 'A levels preferred',
  hee: 'commissioner',
  true: 'yes',
  false: 'no',
}

/** A value of a vocabulary in words, without a capital: `not-released` is "not released by the employer". */
export const inWords = (value: string): string => words[value] ?? value.replaceAll('-', ' ')

/** The same at the start of a line. */
export const InWords = (value: string): string => capital(inWords(value))

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const sliceWords: Readonly<Record<string, string>> = {
  region: 'Region',
  icb: 'Integrated care board',
  hei: 'University',
  programme: 'Course',
  intake: 'Intake',
  cohort: 'Cohort',
  employer: 'Employer',
  route: 'Route',
  specialism: 'Specialism',
  setting: 'Setting',
  funding: 'Funding',
  guaranteedPost: 'Post guaranteed',
}
/** What a dimension of the aggregates is called. */
export const sliceWord = (slice: string): string => sliceWords[slice] ?? capital(slice)
