/** The words of DOMAIN.md's event table that maps list, zeros too. */
export const vocabulary = {
  withdrawal: [
    'funding-withdrawn',
    'not-released',
    'service-reconfigured',
    'academic',
    'personal',
    'health',
    'left-employer',
    'moved-to-pre-registration',
    'other',
  ],
  missing: [
    'no-vacancy',
    'no-uplift-funding',
    'role-not-defined',
    'service-reorganised',
    'left-employer',
    'declined-by-trainee',
    'not-reported',
  ],
  epa: ['fail', 'pass', 'merit', 'distinction'],
  leaving: ['pre-registration', 'other-employer', 'promotion', 'retirement', 'redundancy', 'other'],
  mode: ['full-time', 'part-time'],
  decline: ['no-maths-or-english', 'a-levels-preferred', 'content-mismatch', 'no-places', 'other'],
} as const
