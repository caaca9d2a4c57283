// The words of DOMAIN.md's tables, written out again so that a word lost from the schemas is missed here.

export const withdrawalReasons = [
  'funding-withdrawn',
  'not-released',
  'service-reconfigured',
  'academic',
  'personal',
  'health',
  'left-employer',
  'moved-to-pre-registration',
  'other',
] as const
export const missingReasons = [
  'no-vacancy',
  'no-uplift-funding',
  'role-not-defined',
  'service-reorganised',
  'left-employer',
  'declined-by-trainee',
  'not-reported',
] as const
export const leavingReasons = [
  'pre-registration',
  'other-employer',
  'promotion',
  'retirement',
  'redundancy',
  'other',
] as const
export const declineReasons = [
  'no-maths-or-english',
  'a-levels-preferred',
  'content-mismatch',
  'no-places',
  'other',
] as const
export const epaResults = ['fail', 'pass', 'merit', 'distinction'] as const
export const studyModes = ['full-time', 'part-time'] as const
export const bands = ['2', '3', '4'] as const
export const monthsToPost = ['0-1', '2-3', '4-6', '7-12', '13+'] as const
export const creditMonths = ['0', '1-6', '7-12', '13-23', '24+'] as const
export const settings = [
  'mental-health',
  'physical-health',
  'community',
  'primary-care',
  'social-care',
  'laboratory',
  'other',
] as const
export const fundings = ['levy', 'co-investment', 'training-grant', 'self-funded', 'other'] as const

/** The bucket of a whole number, among buckets like '0', '2-3' and '13+'; what is below them all is in the first. */
export const bucketOf = (buckets: readonly string[], value: number): string | undefined =>
  buckets.findLast((bucket) => Number.parseInt(bucket, 10) <= value) ?? buckets[0]
