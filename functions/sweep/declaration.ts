import type { FunctionDeclaration } from '../declaration.ts'

export const declaration: FunctionDeclaration = {
  name: 'sweep',
  does: 'Says of every trainee without progress for 90 days that training has stalled, and of senders that they are silent.',
  triggers: [{ kind: 'schedule', name: 'daily-sweep', cron: 'cron(30 4 * * ? *)' }],
  tables: { log: 'read-append', records: 'read', cube: 'read', registry: 'read' },
  memoryMb: 1024,
  timeoutSeconds: 900,
}
