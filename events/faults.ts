import * as z from 'zod/mini'
import en from 'zod/v4/locales/en.js'

z.config(en())

/** One thing wrong with a request, at a JSON Pointer (RFC 6901) into it. The value itself is never repeated. */
export type Fault = { readonly pointer: string; readonly detail: string }

/** The parsed value, or every fault of it at once. */
export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly faults: readonly Fault[] }

const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** Validates against a schema. Unknown and missing fields get a fault each, at their own pointer. */
export const parseWith = <Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
  at: readonly PropertyKey[] = [],
): Parsed<z.core.output<Schema>> => {
  const result = z.safeParse(schema, value)
  if (result.success) return { ok: true, value: result.data }
  return { ok: false, faults: result.error.issues.flatMap((issue) => faultsOf(issue, value, at)) }
}

const faultsOf = (issue: z.core.$ZodIssue, value: unknown, at: readonly PropertyKey[]): Fault[] => {
  const path = [...at, ...issue.path]
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ pointer: pointerTo([...path, key]), detail: 'is not a field of this' }))
  if (!isPresent(value, issue.path)) return [{ pointer: pointerTo(path), detail: missing(issue.message) }]
  return [{ pointer: pointerTo(path), detail: issue.message }]
}

const missing = (message: string): string =>
  message.startsWith('Invalid input') ? 'is missing' : `is missing: ${message}`

const isPresent = (value: unknown, path: readonly PropertyKey[]): boolean => {
  let here = value
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return false
    here = (here as Record<PropertyKey, unknown>)[step]
  }
  return true
}
