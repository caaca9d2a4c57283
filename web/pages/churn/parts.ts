import { month } from '../../format.ts'
import type { Context } from '../../page.ts'

/** By what the figures of a page fall into parts. */
export type Dimension = 'region' | 'programme' | 'intake'

/** England falls into regions, whatever is smaller into courses, a course into intakes. */
export const finerThan = ({ filters, session }: Pick<Context, 'filters' | 'session'>): Dimension => {
  if (filters.programme !== undefined || filters.cohort !== undefined) return 'intake'
  return [session.region, filters.region, filters.icb, filters.hei, filters.employer].some((one) => one !== undefined)
    ? 'programme'
    : 'region'
}

/** A part of the figures by its name. */
export const partName = (dimension: Dimension, key: string, { names }: Pick<Context, 'names'>): string => {
  switch (dimension) {
    case 'region':
      return names.region(key)
    case 'programme':
      return names.programme(key)
    case 'intake':
      return month(key)
    default:
      return dimension satisfies never
  }
}
