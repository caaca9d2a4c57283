import { nudgeOf } from '#shared/imports.ts'
import { putFile } from '#shared/store/files.ts'
import { openImports } from '#shared/store/imports.ts'

/** Nudges every organisation with imports that are not done: where a worker is at it already, another one soon finds out. */
export const handler = async (): Promise<void> => {
  const organisations = new Set<string>()
  for await (const { organisation } of openImports()) organisations.add(organisation)
  for (const organisation of organisations) await putFile(nudgeOf(organisation), 'go on', 'text/plain')
}
