import type { FunctionDeclaration } from '../declaration.ts'

export const declaration: FunctionDeclaration = {
  name: 'collect',
  does: 'Opens the rounds of the monthly collection, reminds, and closes them: whatever is due and not done.',
  triggers: [
    { kind: 'schedule', name: 'collection-open', cron: 'cron(0 6 1 * ? *)' },
    { kind: 'schedule', name: 'collection-remind', cron: 'cron(0 6 15 * ? *)' },
    // The round closes at the end of the 22nd; what was answered in its last second is in the log by now.
    { kind: 'schedule', name: 'collection-close', cron: 'cron(5 0 23 * ? *)' },
  ],
  tables: {
    log: 'read-append',
    collections: 'read-write',
    messages: 'read-append',
    publications: 'read-append',
    registry: 'read',
  },
  memoryMb: 3072,
  timeoutSeconds: 900,
}
