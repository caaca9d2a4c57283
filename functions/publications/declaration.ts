import * as z from 'zod/mini'
import { Intake } from '#events/identifiers.ts'
import { Filters } from '#events/slices.ts'
import type { FunctionDeclaration, Operation } from '../declaration.ts'

const Summary = z.strictObject({
  month: Intake,
  moment: z.iso.datetime().check(z.describe('When the round closed: the figures are those known then.')),
  links: z.strictObject({ self: z.string(), files: z.array(z.string()), aggregates: z.array(z.string()) }),
})
const Definition = z.strictObject({ aggregate: z.string(), measure: z.string(), means: z.string() })
const Details = z.extend(Summary, {
  disclosure: z.enum(['exact', 'rounded']),
  filters: Filters,
  notes: z.array(z.string()),
  definitions: z.array(Definition),
})

const month = { in: 'path', schema: Intake, says: 'The month of the round' } as const
const bytes = z.string().check(z.meta({ contentEncoding: 'binary' }))

const get = (path: string, operation: Operation) =>
  ({ kind: 'http', method: 'GET', path, scopes: ['aggregates:read'], operation }) as const

export const declaration: FunctionDeclaration = {
  name: 'publications',
  does: 'Hands out the published figures as files.',
  triggers: [
    get('/publications', {
      id: 'listPublications',
      summary: 'Read which months are published',
      responses: {
        200: {
          says: 'The publications, oldest first',
          content: { 'application/json': z.strictObject({ publications: z.array(Summary) }) },
        },
      },
    }),
    get('/publications/{month}', {
      id: 'getPublication',
      summary: 'Read what a publication holds, its notes and definitions',
      parameters: { month },
      responses: { 200: { says: 'The publication', content: { 'application/json': Details } } },
      problems: [404, 422],
    }),
    get('/publications/{month}/{file}', {
      id: 'getPublicationFile',
      summary: 'Read a publication as CSV, its CSVW metadata, XLSX or Parquet',
      description:
        'The standard slices: all, by each dimension, by region and programme, by region and setting. A commissioner of a region gets its region; an HEI or employer gets its own slice, exactly.',
      parameters: {
        month,
        file: { in: 'path', schema: z.string(), says: 'As ladder-2021-06.csv, .csv-metadata.json, .xlsx or .parquet' },
      },
      responses: {
        200: {
          says: 'The file',
          content: {
            'text/csv': z.string(),
            'application/csvm+json': z.string(),
            'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': bytes,
            'application/vnd.apache.parquet': bytes,
          },
        },
      },
      problems: [404, 406, 422, 503],
    }),
  ],
  tables: { publications: 'read', registry: 'read' },
  memoryMb: 3008,
  timeoutSeconds: 29,
}
