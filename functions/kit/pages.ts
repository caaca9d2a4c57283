import * as z from 'zod/mini'
import { Refusal } from '#shared/refusal.ts'

/** How many a page has at most, as a query says it. */
export const Limit = z.string().check(z.regex(/^([1-9]\d?|1\d\d|200)$/, 'must be a whole number from 1 to 200'))
export const DEFAULT_LIMIT = 100

/** Where a page starts: what the page before it gave as `next`. */
export const Cursor = z.string().check(z.regex(/^[\w-]{1,1024}$/, "must be the 'next' of another page"))

/** The opaque cursor of a position in a list. */
export const cursorOf = (position: string): z.infer<typeof Cursor> => Buffer.from(position).toString('base64url')

/** The position that a cursor stands for, if `Position` takes it. */
export const positionOf = <Position extends z.core.$ZodType>(
  schema: Position,
  cursor: string,
  parameter = 'cursor',
): z.core.output<Position> => {
  const result = z.safeParse(schema, Buffer.from(cursor, 'base64url').toString())
  if (result.success) return result.data
  const fault = { pointer: `/${parameter}`, detail: "must be the 'next' of another page" }
  throw new Refusal('invalid-query', 'The cursor is not one that Ladder gave', [fault])
}
