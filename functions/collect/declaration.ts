import type { FunctionDeclaration } from '../declaration.ts'

export const declaration: FunctionDeclaration = {
  name: 'collect',
  does: 'Opens the rounds of the monthly collection, reminds, and closes them: whatever is due and not done.',
  triggers: [
    { kind: 'schedule', name: 'collection-open', cron: 'cron(0 6 1 * ? *)' },
    { kind: 'schedule', name: 'collection-remind', cron: 'cron(0 6 15 * ? *)' },
    // The end of the 22nd.
    { kind: 'schedule', name: 'collection-close', cron: 'cron(0 0 23 * ? *)' },
  ],
  tables: { log: 'read-append', collections: 'read-write', messages: 'read-append' },
  memoryMb: 1024,
  timeoutSeconds: 900,
}
