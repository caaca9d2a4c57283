import { CollectionNotice } from '#events/collection-notice.ts'
import type { SchemaWriter } from './json-schema.ts'

const headers = {
  'webhook-id': "The notice's id: what has been taken before is to be dropped.",
  'webhook-timestamp': 'The second of the epoch at which it was signed.',
  'webhook-signature': 'Signatures of Standard Webhooks, separated by spaces.',
}

/** What Ladder calls: the webhooks that organisations have given as their contact. */
export const webhooks = ({ write }: SchemaWriter): object => ({
  collection: {
    post: {
      operationId: 'tellCollection',
      summary: 'Tell an organisation about the monthly collection',
      description:
        'Sent to the `contact` of an organisation where that is an https address, signed as standardwebhooks.com has it. It may come again.',
      parameters: Object.entries(headers).map(([name, description]) => ({
        name,
        in: 'header',
        description,
        required: true,
        schema: { type: 'string' },
      })),
      requestBody: {
        required: true,
        content: { 'application/cloudevents+json': { schema: write(CollectionNotice) } },
      },
      responses: {
        '2XX': { description: 'Taken, within ten seconds' },
        '4XX': { description: 'Refused for good, but for 408 and 429, which are tried again' },
        '5XX': { description: 'Tried again' },
      },
      security: [],
    },
  },
})
