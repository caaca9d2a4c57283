import type { FunctionDeclaration } from '#functions/declaration.ts'

export const declaration: FunctionDeclaration = {
  name: 'token-claims',
  does: 'Tells Cognito what an access token says: the organisation, its kind and region, and its scopes.',
  triggers: [{ kind: 'token' }],
  tables: { registry: 'read' },
  memoryMb: 512,
  timeoutSeconds: 5,
}
