import { FILES } from '#shared/imports.ts'
import type { FunctionDeclaration } from '../declaration.ts'

export const declaration: FunctionDeclaration = {
  name: 'import-file',
  does: "Works on an organisation's files, one after the other, and goes on where it was stopped.",
  triggers: [{ kind: 'upload', name: 'file-arrived', prefix: FILES }],
  tables: {
    log: 'read-append',
    claims: 'read-append',
    registry: 'read',
    imports: 'read-write',
    learners: 'read-write',
  },
  files: 'read-write',
  pseudonymises: true,
  memoryMb: 1024,
  timeoutSeconds: 900,
}
