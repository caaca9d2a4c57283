import * as z from 'zod/mini'
import { CloudEvent } from '#events/cloud-event.ts'
import { BatchReceipt, Receipt } from '#events/receipts.ts'
import type { FunctionDeclaration } from '../declaration.ts'
import { MOST_EVENTS } from './limits.ts'

export const declaration: FunctionDeclaration = {
  name: 'ingest',
  does: 'Takes events in: checks, pseudonymises and stores each once.',
  triggers: [
    {
      kind: 'http',
      method: 'POST',
      path: '/events',
      scopes: ['events:write'],
      operation: {
        id: 'postEvents',
        summary: 'Post one event or a batch',
        description:
          'CloudEvents 1.0: structured, in a batch of up to 500, or in binary mode (`ce-` headers, the data as body). `data` is as /schemas/{type}.json says. In a batch one bad event never stops the others. An answer that says stored means durable.',
        requests: {
          'application/cloudevents+json': CloudEvent,
          'application/cloudevents-batch+json': z.array(CloudEvent).check(z.maxLength(MOST_EVENTS)),
          'application/json': z
            .looseObject({})
            .check(z.describe('Binary mode: the data; the attributes as ce- headers.')),
        },
        responses: {
          200: {
            says: 'The same event is stored already; or the receipt of a batch',
            content: { 'application/json': z.union([Receipt, BatchReceipt]) },
          },
          201: { says: 'Stored', content: { 'application/json': Receipt } },
        },
        problems: [400, 409, 413, 415, 422, 503],
      },
    },
  ],
  tables: { log: 'read-append', claims: 'read-append', registry: 'read' },
  pseudonymises: true,
  memoryMb: 1024,
  timeoutSeconds: 29,
}
