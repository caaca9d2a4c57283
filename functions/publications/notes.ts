import { closingDate } from '#shared/publication.ts'
import type { Laid } from './edition-of.ts'

/** What whoever reads the figures must know, a sentence or two each. */
export const notesOf = ({ publication, disclosure, slice, restatedAt }: Laid): string[] => [
  `Figures of ${publication.month} as they were known when its round closed, at ${publication.moment}. Measures that look at today look at ${closingDate(publication.moment)}.`,
  'Published figures never change. Corrections said since stand beside them as restated.',
  disclosure === 'exact'
    ? 'Figures are exact: they may not be passed on to anybody without the right to see them.'
    : "Figures are rounded by HESA's standard: counts to the nearest 5 (0, 1 and 2 as 0); rates on fewer than 22.5 people are left out. Parts need not add up to their totals.",
  ...(disclosure === 'exact'
    ? [restatedAt ? `Restated figures are as of ${restatedAt}.` : 'Nothing has been restated.']
    : ['Restated figures are given with exact ones only.']),
  Object.keys(slice).length === 0
    ? 'All of England.'
    : `Only ${Object.entries(slice)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ')}.`,
  'A rate over nothing is empty. An aggregate counts enrolments; its definitions are those of /openapi.json.',
  'The slices: all, each dimension, region by programme, and region by setting. Lists by month or intake are given for all, by region and by programme.',
]
