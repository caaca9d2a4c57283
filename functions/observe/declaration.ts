import type { FunctionDeclaration } from '#functions/declaration.ts'

export const declaration: FunctionDeclaration = {
  name: 'observe',
  does: 'Counts what the bus delivered, and how long after it was stored.',
  triggers: [{ kind: 'rule', name: 'observe', detailTypes: [] }],
  tables: {},
  memoryMb: 256,
  timeoutSeconds: 5,
}
