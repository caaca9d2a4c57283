type Json = Readonly<Record<string, unknown>>

/** Every object inside a document, itself too. */
export const objectsIn = (value: unknown): Json[] => {
  if (typeof value !== 'object' || value === null) return []
  const within = Object.values(value).flatMap(objectsIn)
  return Array.isArray(value) ? within : [value as Json, ...within]
}

/** What a local reference (`#/…`) leads to in a document; undefined where it leads nowhere. */
export const target = (document: unknown, reference: string): unknown =>
  reference
    .slice(2)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((here, step) => (here as Json | undefined)?.[step], document)

/** The references in a document that lead nowhere. */
export const brokenReferences = (document: unknown): string[] =>
  objectsIn(document)
    .flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []))
    .filter((reference) => !reference.startsWith('#/') || target(document, reference) === undefined)
