/** Ends a switch over a union: a new member of it is a compile error here. */
export const assertNever = (value: never): never => {
  throw new TypeError(`unexpected ${JSON.stringify(value)}`)
}
