import type { FunctionDeclaration } from '../declaration.ts'

export const declaration: FunctionDeclaration = {
  name: 'reconcile',
  does: 'Repairs: projects every subject that is behind its log or the register.',
  triggers: [{ kind: 'schedule', name: 'daily-reconcile', cron: 'cron(30 3 * * ? *)' }],
  tables: { log: 'read', records: 'read-write', cube: 'read-write', registry: 'read-write' },
  memoryMb: 1024,
  timeoutSeconds: 900,
}
