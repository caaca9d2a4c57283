import * as z from 'zod/mini'
import { ReturnAnswer, ReturnDocument, ReturnReceipt, RoundAnswer, RoundDetail } from '#events/collections.ts'
import { Intake, Organisation } from '#events/identifiers.ts'
import { allScopes, type Scope } from '#shared/scopes.ts'
import type { FunctionDeclaration } from '../declaration.ts'
import { Cursor } from '../kit/pages.ts'
import { CSV_TYPES, JSON_TYPE, RoundsQuery, SubmitQuery } from './query.ts'

const anyScope = allScopes as readonly [Scope, ...Scope[]]
const round = { in: 'path', schema: Intake, says: 'The month of the round' } as const
const organisation = { in: 'path', schema: Organisation, says: 'Whose return' } as const
const Page = z.strictObject({ rounds: z.array(RoundAnswer), next: z.optional(Cursor) })
const csv = z.string()
const { limit, cursor } = RoundsQuery.shape
const { nil, atomic, dryRun } = SubmitQuery.shape

export const declaration: FunctionDeclaration = {
  name: 'collections',
  does: 'Shows the rounds of the monthly collection, hands out prefilled returns and takes them back filled.',
  triggers: [
    {
      kind: 'http',
      method: 'GET',
      path: '/collections',
      scopes: anyScope,
      operation: {
        id: 'listRounds',
        summary: 'Read the rounds of the monthly collection, newest first',
        description:
          'Counts are of what the caller may see: an HEI or employer its own returns, a commissioner of a region those of its employers and of HEIs with trainees of it.',
        parameters: {
          limit: { in: 'query', schema: limit, says: 'At most so many, 12 unless told' },
          cursor: { in: 'query', schema: cursor, says: 'The `next` of the page before' },
        },
        responses: { 200: { says: 'A page', content: { [JSON_TYPE]: Page } } },
        problems: [400, 503],
      },
    },
    {
      kind: 'http',
      method: 'GET',
      path: '/collections/{round}',
      scopes: anyScope,
      operation: {
        id: 'getRound',
        summary: 'Read a round: who owes what',
        parameters: { round },
        responses: { 200: { says: 'The round', content: { [JSON_TYPE]: RoundDetail } } },
        problems: [404, 422, 503],
      },
    },
    {
      kind: 'http',
      method: 'GET',
      path: '/collections/{round}/returns/{organisation}',
      scopes: anyScope,
      operation: {
        id: 'getReturn',
        summary: 'Read a return: whom it asks about and what, with what was answered so far',
        description:
          'As CSV it is the template: fill it in a spreadsheet and send it back. A commissioner of a region reads the rows about its own.',
        parameters: { round, organisation },
        responses: { 200: { says: 'The return', content: { [JSON_TYPE]: ReturnAnswer, 'text/csv': csv } } },
        problems: [404, 406, 422, 503],
      },
    },
    {
      kind: 'http',
      method: 'PUT',
      path: '/collections/{round}/returns/{organisation}',
      scopes: ['collections:write'],
      operation: {
        id: 'putReturn',
        summary: 'Send a filled return',
        description:
          'It stands for the whole of the return: sent again, only what has changed is said, and what is gone is taken back. Rows with a fault are rejected and told by row and column; the others count. As CSV in, the answer may be the same file with two columns more: result and problem. A return that comes after the close counts as late.',
        parameters: {
          round,
          organisation,
          nil: { in: 'query', schema: nil, says: 'There is nothing to report: without a body' },
          atomic: {
            in: 'query',
            schema: atomic,
            says: 'All rows or none: one fault is enough to refuse them all (422)',
          },
          dryRun: { in: 'query', schema: dryRun, says: 'Only say what would happen' },
        },
        requests: { [JSON_TYPE]: ReturnDocument, ...Object.fromEntries(CSV_TYPES.map((type) => [type, csv])) },
        responses: { 200: { says: 'What became of it', content: { [JSON_TYPE]: ReturnReceipt, 'text/csv': csv } } },
        problems: [400, 404, 406, 413, 415, 422, 503],
      },
    },
  ],
  tables: { collections: 'read-write', log: 'read-append', claims: 'read-append', registry: 'read' },
  pseudonymises: true,
  memoryMb: 1024,
  timeoutSeconds: 29,
}
