import type { FunctionDeclaration } from '../declaration.ts'

export const declaration: FunctionDeclaration = {
  name: 'resume-imports',
  does: 'Starts the work on files again where it has stood still.',
  triggers: [{ kind: 'schedule', name: 'resume-imports', cron: 'cron(0/5 * * * ? *)' }],
  tables: { imports: 'read' },
  files: 'write',
  memoryMb: 256,
  timeoutSeconds: 60,
}
