import * as z from 'zod/mini'
import { FeedEvent } from '#events/feed-answer.ts'
import type { FunctionDeclaration } from '../declaration.ts'
import { Cursor } from '../kit/pages.ts'
import { FeedQuery } from './query.ts'

const FeedPage = z.strictObject({
  events: z.array(FeedEvent),
  next: Cursor.check(z.describe('What to ask for after this, now or later.')),
  upToDate: z.boolean().check(z.describe('Whether there was nothing after these events when they were read.')),
})

export const declaration: FunctionDeclaration = {
  name: 'feed',
  does: 'Tells commissioners every stored event, one after the other, for analysts and replicas.',
  triggers: [
    {
      kind: 'http',
      method: 'GET',
      path: '/feed',
      scopes: ['trainees:read'],
      operation: {
        id: 'readFeed',
        summary: 'Read stored events in the order recorded',
        description: `Ask without \`after\` first, then each time with the last \`next\`, also when \`upToDate\` was true: a reader who does so is given every
event at least once, however late it was recorded. Events of nearly the same moment may come in either order; \`source\` and \`id\` tell one that comes
again. A regional commissioner is given events about its region: trainees with an enrolment there now, places commissioned there, and
programmes. Once a trainee comes to the region, what was recorded of them before comes along, and once they have left nothing more is told; a page
can so hold more events than \`limit\`, or fewer, or none, as \`limit\` counts what was read for it. Free text is left out.`,
        parameters: {
          after: { in: 'query', schema: FeedQuery.shape.after, says: 'The `next` of the page before' },
          limit: {
            in: 'query',
            schema: FeedQuery.shape.limit,
            says: 'How many events to read at most: 200 unless said',
          },
        },
        responses: { 200: { says: 'The next events', content: { 'application/json': FeedPage } } },
        problems: [400, 503],
      },
    },
  ],
  tables: { feed: 'read', log: 'read', registry: 'read' },
  memoryMb: 1024,
  timeoutSeconds: 29,
}
