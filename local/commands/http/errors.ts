/** Ladder would not do what was asked; the message is for the person who asked. */
export class Refused extends Error {
  override name = 'Refused'
}

/** Ladder cannot be reached, or does not let this caller do it; the message says the way out. */
export class NotReached extends Error {
  override name = 'NotReached'
}

type Fault = { readonly pointer?: string; readonly detail?: string }
export type Problem = {
  readonly title?: string | undefined
  readonly detail?: string | undefined
  readonly errors?: readonly Fault[] | undefined
}

/** A problem as Ladder tells it, each fault on a line of its own. */
export const describeProblem = ({ detail, title, errors = [] }: Problem): string =>
  [detail ?? title ?? 'It gave no reason', ...errors.map(faultIn)].join('\n  ')

/** The same on one line: the faults, where there are any. */
export const describeBriefly = ({ detail, title, errors = [] }: Problem): string =>
  errors.map(faultIn).join('; ') || (detail ?? title ?? 'It gave no reason')

const faultIn = ({ pointer = '', detail = '' }: Fault): string => `${pointer} ${detail}`.trim()

/** The problem in an answer. What is no JSON is somebody else's page: of that nothing is repeated. */
export const problemIn = (text: string, status: number): Problem => {
  try {
    const { message, ...problem } = JSON.parse(text) as Problem & { readonly message?: string }
    return { ...problem, detail: problem.detail ?? message }
  } catch {
    return { detail: `The answer was ${status}, without a reason that can be read` }
  }
}
