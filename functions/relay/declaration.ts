import type { FunctionDeclaration } from '#functions/declaration.ts'

export const declaration: FunctionDeclaration = {
  name: 'relay',
  does: 'Puts every stored event on the bus, for whoever reacts to them, and in the feed, for whoever follows it.',
  triggers: [
    { kind: 'stream', table: 'log', batchSize: 100, windowSeconds: 0, retries: 10, maxAgeSeconds: 6 * 60 * 60 },
  ],
  tables: { feed: 'read-append' },
  publishes: true,
  memoryMb: 256,
  timeoutSeconds: 30,
}
