import * as z from 'zod/mini'
import { ExceptionAnswer, ExceptionRule } from '#events/exceptions.ts'
import { named } from '#events/fields.ts'
import type { FunctionDeclaration, Operation } from '../declaration.ts'
import { Cursor } from '../kit/pages.ts'
import { ExceptionsQuery } from './query.ts'

const says: Readonly<Record<string, string>> = {
  rule: `Only these rules: ${ExceptionRule.options.join(', ')}; several with commas between them`,
  limit: 'The most exceptions on a page',
  cursor: "The 'next' of the page before",
}
const parameters: Operation['parameters'] = Object.fromEntries(
  Object.entries(ExceptionsQuery.shape).map(([name, schema]) => [
    name,
    { in: 'query', schema, says: says[name] ?? `Only this ${name}` },
  ]),
)

const ExceptionPage = named(
  'ExceptionPage',
  'A page of the exceptions that are open, the oldest first.',
  z.strictObject({
    asOf: z.iso.datetime(),
    counts: z
      .optional(z.record(ExceptionRule, z.number()))
      .check(
        z.describe('How many of the slice are open by each rule, whatever rules were asked for. First page only.'),
      ),
    exceptions: z.array(ExceptionAnswer),
    next: z.optional(Cursor),
  }),
)

export const declaration: FunctionDeclaration = {
  name: 'exceptions',
  does: 'Lists what somebody should look at, by twelve rules, to commissioners and to the HEI or employer concerned.',
  triggers: [
    {
      kind: 'http',
      method: 'GET',
      path: '/exceptions',
      scopes: ['trainees:read'],
      operation: {
        id: 'listExceptions',
        summary: 'Read what is open, page by page',
        description:
          'The oldest first. An exception closes by itself as soon as what it is about has changed. An HEI or employer sees its own, a commissioner those of its region. As CSV a page comes with the address of the next one in Link.',
        parameters,
        responses: {
          200: { says: 'A page', content: { 'application/json': ExceptionPage, 'text/csv': z.string() } },
        },
        problems: [400, 406, 503],
      },
    },
  ],
  tables: { records: 'read', cube: 'read', registry: 'read' },
  memoryMb: 1024,
  timeoutSeconds: 29,
}
