import type { FunctionDeclaration } from '../declaration.ts'

export const declaration: FunctionDeclaration = {
  name: 'restate',
  does: 'Makes the restated figures of the last two years of publications anew.',
  // After the sweep, and before anybody comes to work.
  triggers: [{ kind: 'schedule', name: 'daily-restate', cron: 'cron(15 5 * * ? *)' }],
  tables: { log: 'read', publications: 'read-write', registry: 'read' },
  memoryMb: 3008,
  timeoutSeconds: 900,
}
