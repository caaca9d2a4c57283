import type { FunctionDeclaration } from '../declaration.ts'

export const declaration: FunctionDeclaration = {
  name: 'sweep',
  does: 'Says of every trainee without progress for 90 days that training has stalled.',
  triggers: [{ kind: 'schedule', name: 'daily-sweep', cron: 'cron(30 4 * * ? *)' }],
  tables: { log: 'read-append', records: 'read', registry: 'read' },
  memoryMb: 1024,
  timeoutSeconds: 900,
}
