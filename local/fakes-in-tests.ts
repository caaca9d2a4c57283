import type { FunctionDeclaration, HttpTrigger, Trigger } from '#functions/declaration.ts'
import { type Handler, type LocalFunction, localFunction } from './functions.ts'

/** A declaration with nothing but its name and what starts it. */
const declared = (name: string, trigger: Trigger, ...more: Trigger[]): FunctionDeclaration => ({
  name,
  does: 'What a test needs.',
  triggers: [trigger, ...more],
  tables: {},
  memoryMb: 128,
  timeoutSeconds: 5,
})

export const fakeFunction = (name: string, trigger: Trigger, handler: Handler): LocalFunction =>
  localFunction(declared(name, trigger), handler)

export const http = (
  method: HttpTrigger['method'],
  path: string,
  scopes: HttpTrigger['scopes'] = 'public',
): HttpTrigger => ({
  kind: 'http',
  method,
  path,
  scopes,
  operation: { id: 'test', summary: 'A route of a test', responses: { 200: { says: 'It went well' } } },
})
