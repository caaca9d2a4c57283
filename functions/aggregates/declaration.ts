import * as z from 'zod/mini'
import { AggregateAnswer } from '#events/aggregate-answer.ts'
import { CollectionsAnswer, collectionGroups, collectionSlices } from '#events/collection-measures.ts'
import { oneOf } from '#events/fields.ts'
import { Intake } from '#events/identifiers.ts'
import { aggregateNames } from '#events/measures.ts'
import { sliceNames, slices } from '#events/slices.ts'
import type { FunctionDeclaration, Operation } from '../declaration.ts'

const filtersBy = (names: Readonly<Record<string, z.core.$ZodType>>): Operation['parameters'] =>
  Object.fromEntries(
    Object.entries(names).map(([name, schema]) => [name, { in: 'query', schema, says: `Only this ${name}` }]),
  )
const filters = filtersBy(slices)
const collectionFilters = filtersBy(collectionSlices)

export const declaration: FunctionDeclaration = {
  name: 'aggregates',
  does: 'Answers sustainability, churn and outcomes from the cube, and collections from the rounds.',
  triggers: [
    {
      kind: 'http',
      method: 'GET',
      path: '/aggregates/{aggregate}',
      scopes: ['aggregates:read'],
      operation: {
        id: 'getAggregate',
        summary: 'Ask for an aggregate, of any slice, by up to two dimensions',
        description:
          'A commissioner of a region is answered on its region. An HEI or employer is answered on its own slice exactly, and rounded on any other that it names. Rounded figures are those of the latest publication. Rates over nothing are null.',
        parameters: {
          aggregate: { in: 'path', schema: oneOf(...aggregateNames), says: 'Which aggregate' },
          groupBy: {
            in: 'query',
            schema: z.string(),
            says: `Up to two of ${sliceNames.join(', ')}, with a comma between them`,
          },
          ...filters,
          publication: {
            in: 'query',
            schema: Intake,
            says: 'The figures of this month as they were published, and beside them, as `restated`, what has been corrected since',
          },
        },
        responses: {
          200: { says: 'The answer', content: { 'application/json': AggregateAnswer, 'text/csv': z.string() } },
          304: { says: 'Nothing has changed since the answer with that ETag' },
        },
        problems: [400, 404, 406, 503],
      },
    },
    {
      kind: 'http',
      method: 'GET',
      path: '/aggregates/collections',
      scopes: ['aggregates:read'],
      operation: {
        id: 'getCollectionsAggregate',
        summary: 'Ask who has answered the monthly collection, by up to two dimensions',
        description:
          'Counts of returns are exact, those of people as the caller may see them. A commissioner of a region is answered on the returns about it, an HEI or employer on its own. An HEI counts in every region that it has trainees of.',
        parameters: {
          groupBy: {
            in: 'query',
            schema: z.string(),
            says: `Up to two of ${collectionGroups.join(', ')}, with a comma between them`,
          },
          ...collectionFilters,
        },
        responses: {
          200: { says: 'The answer', content: { 'application/json': CollectionsAnswer, 'text/csv': z.string() } },
          304: { says: 'Nothing has changed since the answer with that ETag' },
        },
        problems: [400, 406, 503],
      },
    },
  ],
  tables: { cube: 'read', collections: 'read', publications: 'read', registry: 'read' },
  memoryMb: 1024,
  timeoutSeconds: 29,
}
