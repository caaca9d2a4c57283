import type { FunctionDeclaration } from '#functions/declaration.ts'

export const declaration: FunctionDeclaration = {
  name: 'relay',
  does: 'Puts every stored event on the bus, for whoever reacts to them.',
  triggers: [
    { kind: 'stream', table: 'log', batchSize: 100, windowSeconds: 0, retries: 10, maxAgeSeconds: 6 * 60 * 60 },
  ],
  tables: { relayed: 'read-append' },
  publishes: true,
  memoryMb: 256,
  timeoutSeconds: 30,
}
