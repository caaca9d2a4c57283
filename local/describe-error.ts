/** An error in one line for the terminal. A SyntaxError's message quotes what was sent, so it is left out. */
export const describeError = (error: unknown): string => {
  if (!(error instanceof Error)) return 'an error that is not an Error'
  return error instanceof SyntaxError ? error.name : `${error.name}: ${error.message}`
}
