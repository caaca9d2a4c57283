import * as z from 'zod/mini'
import { ImportAnswer, UploadWanted } from '#events/imports.ts'
import type { FunctionDeclaration } from '../declaration.ts'
import { FindingsQuery, ImportQuery } from './query.ts'

const { name, dryRun } = ImportQuery.shape
const { cursor } = FindingsQuery.shape

const File = z.string().check(z.describe('The file as it is, up to 5 MB.'))

export const declaration: FunctionDeclaration = {
  name: 'imports',
  does: 'Takes files of events in, and says what was found in them.',
  triggers: [
    {
      kind: 'http',
      method: 'POST',
      path: '/imports',
      scopes: ['imports:write'],
      operation: {
        id: 'postImport',
        summary: 'Send a file: an ILR, a table of events, or a table by which an ILR is read',
        description:
          'A file of up to 5 MB is the body itself. For a larger one, say its name, size and type in JSON: the answer has an address to upload it to, and the import starts when the file has arrived. A file sent again changes nothing.',
        parameters: {
          name: { in: 'query', schema: name, says: "The file's name, where no content-disposition header has it" },
          dryRun: { in: 'query', schema: dryRun, says: 'true: say what would happen, and store nothing' },
        },
        requests: {
          'text/csv': File,
          'application/xml': File,
          'text/xml': File,
          'application/json': UploadWanted,
        },
        responses: { 202: { says: 'Noted; Location has its address', content: { 'application/json': ImportAnswer } } },
        problems: [400, 413, 415, 422, 503],
      },
    },
    {
      kind: 'http',
      method: 'GET',
      path: '/imports/{id}',
      scopes: ['imports:write'],
      operation: {
        id: 'getImport',
        summary: 'Read how far an import is, and what was found',
        description:
          "As a table: the sender's own rows with two columns more, what was found and what is wrong; of an ILR a row a learner, without names and ULNs. What is more than one answer holds goes on at the address in the Link header.",
        parameters: {
          id: { in: 'path', schema: z.string(), says: 'The import' },
          cursor: {
            in: 'query',
            schema: cursor,
            says: 'Where a table goes on, from the Link header of the answer before',
          },
        },
        responses: {
          200: { says: 'The import', content: { 'application/json': ImportAnswer, 'text/csv': z.string() } },
        },
        problems: [400, 404, 406, 503],
      },
    },
  ],
  tables: { imports: 'read-write' },
  files: 'read-write',
  memoryMb: 512,
  timeoutSeconds: 29,
}
