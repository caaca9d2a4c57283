import { heiOfProgramme, partsOfCohort, type Region } from '#events/identifiers.ts'
import { type CubeRow, groupRows, sumOf } from '../aggregates/rows.ts'
import { programmeFigures } from '../aggregates/sustainability.ts'
import { count } from '../counters.ts'
import { monthOf } from '../dates.ts'
import { exact } from '../disclosure.ts'
import type { ExceptionsRegister, Listed } from './listed.ts'

type Given = { readonly register: ExceptionsRegister; readonly today: string }

const cohortOf = ({ place }: CubeRow): string => place.cohort ?? ''
const programmeOf = (row: CubeRow): string => partsOfCohort(cohortOf(row)).programme
const regionsOf = (rows: readonly CubeRow[]): Region[] => [...new Set(rows.flatMap(({ place }) => place.region ?? []))]

/** Rows in which anything counts: somebody is enrolled, or places are commissioned. */
const withContent = (rows: readonly CubeRow[]): CubeRow[] =>
  rows.filter(({ counters }) => count(counters, 'enrolled') > 0 || count(counters, 'places') > 0)

/**
 * Cohorts that have begun with fewer than their programme needs, counted over all regions. One that is over, with nobody left in
 * it and a later one begun, is history and no longer an exception.
 */
export const belowMinimum = (byCohort: readonly CubeRow[], { register, today }: Given): Listed[] =>
  groupRows(withContent(byCohort), programmeOf).flatMap(([id, ofProgramme]): Listed[] => {
    const programme = register.programme(id)
    if (!programme || programme.closed) return []
    const begun = groupRows(ofProgramme, cohortOf).filter(([cohort]) => partsOfCohort(cohort).intake <= monthOf(today))
    const latest = begun.at(-1)?.[0]
    return begun.flatMap(([cohort, rows]): Listed[] => {
      const sums = sumOf(rows)
      const isOver = cohort !== latest && count(sums, 'active') + count(sums, 'paused') === 0
      if (isOver || count(sums, 'enrolled') >= programme.minimumIntake) return []
      const since = `${partsOfCohort(cohort).intake}-01`
      const regions = regionsOf(rows)
      const [region] = regions
      return [
        {
          text: [since, 'BELOW-MINIMUM', cohort].join('#'),
          rule: 'BELOW-MINIMUM',
          since,
          place: { cohort, ...(region && regions.length === 1 && { region }) },
          regions,
          says: `Fewer people are enrolled than the ${programme.minimumIntake} that the programme needs.`,
        },
      ]
    })
  })

/** What sorts first where nobody can say since when. */
const NO_DATE = '0000-00-00'

/** Regions whose open programmes would be of one HEI, or of none, if only the viable ones went on. */
export const lastHei = (byCohort: readonly CubeRow[], { register, today }: Given): Listed[] => {
  const rows = withContent(byCohort)
  const context = { register, today, disclosure: exact, placesKnown: true }
  const open = groupRows(rows, programmeOf).filter(([id]) => register.programme(id) && !register.programme(id)?.closed)
  const viable = new Set(
    open
      .filter(([id, ofProgramme]) => programmeFigures(ofProgramme, id, context).status === 'viable')
      .map(([id]) => id),
  )
  const openIds = new Set(open.map(([id]) => id))
  return groupRows(rows, ({ place }) => place.region ?? '').flatMap(([, ofRegion]): Listed[] => {
    const [region] = regionsOf(ofRegion)
    const programmes = [...new Set(ofRegion.map(programmeOf))].filter((id) => openIds.has(id))
    const heis = new Set(programmes.filter((id) => viable.has(id)).map(heiOfProgramme))
    if (!region || programmes.length === 0 || heis.size > 1) return []
    return [
      {
        text: [NO_DATE, 'LAST-HEI', region].join('#'),
        rule: 'LAST-HEI',
        since: null,
        place: { region },
        regions: [region],
        says: `${heis.size === 1 ? 'Only one HEI has' : 'No HEI has'} a programme for the region whose intakes reach its minimum.`,
      },
    ]
  })
}
