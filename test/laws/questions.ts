import { aggregateNames } from '#events/measures.ts'
import type { Slice } from '#events/slices.ts'
import type { Query } from '#shared/plan.ts'
import type { World } from '../oracle/world-types.ts'

/** A question of each aggregate for each grain, whole and confined. */
export const questionsFor = ({ employers }: World): Query[] => {
  const [employer = ''] = Object.keys(employers)
  const groupings: Slice[][] = [[], ['region'], ['setting'], ['employer'], ['icb'], ['cohort'], ['hei', 'region']]
  const filters = [{}, { region: 'Y62' as const }, { employer }]
  return aggregateNames
    .flatMap((aggregate) => groupings.flatMap((groupBy) => filters.map((filters) => ({ aggregate, filters, groupBy }))))
    .filter(({ aggregate, groupBy }) => aggregate !== 'sustainability' || !groupBy.includes('region'))
}
