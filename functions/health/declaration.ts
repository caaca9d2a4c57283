import * as z from 'zod/mini'
import { Time } from '#events/envelope.ts'
import type { FunctionDeclaration } from '#functions/declaration.ts'

const Health = z.strictObject({ status: z.literal('ok'), version: z.string(), time: Time })

export const declaration: FunctionDeclaration = {
  name: 'health',
  does: 'Says whether Ladder and its store answer.',
  triggers: [
    {
      kind: 'http',
      method: 'GET',
      path: '/health',
      scopes: 'public',
      operation: {
        id: 'getHealth',
        summary: 'Ask whether Ladder works',
        responses: { 200: { says: 'It does', content: { 'application/json': Health } } },
        problems: [503],
      },
    },
  ],
  tables: { registry: 'read' },
  memoryMb: 256,
  timeoutSeconds: 5,
}
