import type { FunctionDeclaration } from '#functions/declaration.ts'

export const declaration: FunctionDeclaration = {
  name: 'notify',
  does: 'Tells organisations about the monthly collection, by e-mail or webhook, each thing once.',
  triggers: [
    // A claim left by a run that died is waited for: the retries must outlast it.
    { kind: 'stream', table: 'messages', batchSize: 25, windowSeconds: 0, retries: 30, maxAgeSeconds: 6 * 60 * 60 },
    { kind: 'schedule', name: 'daily-notify', cron: 'cron(30 7 * * ? *)' },
  ],
  tables: { messages: 'read-write', registry: 'read' },
  notifies: true,
  memoryMb: 256,
  timeoutSeconds: 300,
}
