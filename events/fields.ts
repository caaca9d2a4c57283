import * as z from 'zod/mini'

/** Gives a schema the name under which the published documents hold it once, and what it is. */
export const named = <Schema extends z.core.$ZodType>(
  id: string,
  description: string,
  schema: Schema,
  asPublished: z.core.JSONSchemaMeta = {},
): Schema => {
  z.globalRegistry.add(schema, { ...asPublished, id, description })
  return schema
}

export const CalendarDate = named(
  'CalendarDate',
  'A calendar date that exists.',
  z.iso.date('must be a date that exists, as YYYY-MM-DD'),
)

/** A whole number within inclusive bounds. */
export const wholeNumber = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`
  return z.int(error).check(z.minimum(least, error), z.maximum(most, error))
}

/** Text on one line, within a length. */
export const line = (most: number) =>
  z
    .string()
    .check(
      z.regex(new RegExp(`^[^\\p{Cc}\\p{Cs}]{1,${most}}$`, 'u'), `must be 1 to ${most} characters on one line`),
      z.meta({ minLength: 1, maxLength: most }),
    )

/** One of a closed list of values. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(...values: Values) =>
  z.enum(values, `must be one of ${values.join(', ')}`)

/** One of a closed list of numbers. */
export const oneOfNumbers = <const Values extends readonly number[]>(...values: Values) =>
  z.literal(values, `must be one of ${values.join(', ')}`)

export const Slug = named(
  'Slug',
  'A word of a vocabulary that Ladder leaves open: a specialism, a profession.',
  z.string().check(z.regex(/^[a-z0-9-]{2,40}$/, "must be a slug: 2 to 40 of a-z, 0-9 and '-', as in mental-health")),
)
