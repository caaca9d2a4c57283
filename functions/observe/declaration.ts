import type { FunctionDeclaration } from '#functions/declaration.ts'

export const declaration: FunctionDeclaration = {
  name: 'observe',
  does: 'Counts what the bus delivered, and how long after it was stored; notes when each organisation was last heard.',
  triggers: [{ kind: 'rule', name: 'observe', detailTypes: [] }],
  tables: { registry: 'read-write' },
  memoryMb: 256,
  timeoutSeconds: 15,
}
