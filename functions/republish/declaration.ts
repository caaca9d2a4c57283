import type { FunctionDeclaration } from '../declaration.ts'

export const declaration: FunctionDeclaration = {
  name: 'republish',
  does: 'Repairs: puts on the bus and in the feed what was stored in the last week and never got there.',
  triggers: [{ kind: 'schedule', name: 'daily-republish', cron: 'cron(50 3 * * ? *)' }],
  tables: { log: 'read', feed: 'read-append' },
  publishes: true,
  memoryMb: 1024,
  timeoutSeconds: 900,
}
