import { heiOfProgramme, regions } from '#events/identifiers.ts'
import { heis } from './organisations.ts'
import { programmes } from './programmes.ts'
import type { Names } from './tables.ts'

/** What people call the programmes and regions of the demonstration. */
export const namesOf = (): Names =>
  new Map([
    ...Object.entries(regions),
    ...programmes.map(({ id, specialism }) => [id, `${placeOf(id)}, ${specialism.replaceAll('-', ' ')}`] as const),
  ])

const placeOf = (programme: string): string =>
  heis.find(({ id }) => id === heiOfProgramme(programme))?.place ?? programme
