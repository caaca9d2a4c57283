import type { FunctionDeclaration } from '../declaration.ts'

export const declaration: FunctionDeclaration = {
  name: 'project',
  does: 'Brings ledgers, listing, programmes and cube up to date with the log.',
  triggers: [{ kind: 'stream', table: 'log', batchSize: 1000, windowSeconds: 1, retries: 10, maxAgeSeconds: 3600 }],
  tables: { log: 'read', records: 'read-write', cube: 'read-write', registry: 'read-write' },
  memoryMb: 1024,
  timeoutSeconds: 120,
}
