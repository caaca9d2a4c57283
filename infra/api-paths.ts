import type { FunctionDeclaration } from '#functions/declaration.ts'
import { triggersOf } from './names.ts'

/** Patterns of CloudFront for whatever the API answers: one for all paths that begin alike, since a distribution takes some dozens. */
export const apiPaths = (functions: readonly FunctionDeclaration[]): readonly string[] => [
  ...new Set(
    functions.flatMap((declaration) => triggersOf(declaration, 'http')).map(({ path }) => `/${path.split('/')[1]}*`),
  ),
]
