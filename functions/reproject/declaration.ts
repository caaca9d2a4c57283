import type { FunctionDeclaration } from '../declaration.ts'

export const declaration: FunctionDeclaration = {
  name: 'reproject',
  does: "Projects trainees again when the register moves them: an employer's region, a programme's route.",
  triggers: [{ kind: 'stream', table: 'registry', batchSize: 100, windowSeconds: 1, retries: 10, maxAgeSeconds: 3600 }],
  tables: { log: 'read', records: 'read-write', cube: 'read-write', registry: 'read-write' },
  memoryMb: 1024,
  timeoutSeconds: 600,
}
