import type { Entry } from './answers.ts'
import type { Return } from './fields.ts'

// What is typed and not sent is kept in the tab: it outlives a reload, and the end of a session in the middle of the work.

type Draft = {
  readonly entries: readonly Entry[]
  readonly values: readonly (readonly [name: string, value: string])[]
}
type About = Pick<Return, 'organisation' | 'round'>

const keyOf = ({ organisation, round }: About): string => `ladder.draft.${organisation}.${round}`

export const keepDraft = (about: About, form: HTMLFormElement, entries: readonly Entry[]): void => {
  const values = [...new FormData(form)].map(([name, value]) => [name, String(value)] as const)
  sessionStorage.setItem(keyOf(about), JSON.stringify({ entries, values } satisfies Draft))
}

export const dropDraft = (about: About): void => sessionStorage.removeItem(keyOf(about))

export const draftOf = (about: About): Draft | undefined => {
  const kept = sessionStorage.getItem(keyOf(about))
  return kept === null ? undefined : (JSON.parse(kept) as Draft)
}

/**
 * The entries of a draft that its form does not have yet, in the order in which they were added; undefined where the form is
 * about other people by now, as after a colleague has answered.
 */
export const addedIn = (drafted: readonly Entry[], there: readonly Entry[]): readonly Entry[] | undefined => {
  const trainees = new Map(drafted.map(({ prefix, trainee }) => [prefix, trainee]))
  if (!there.every(({ prefix, trainee }) => trainees.get(prefix) === trainee)) return undefined
  const known = new Set(there.map(({ prefix }) => prefix))
  const numberOf = ({ prefix }: Entry) => Number(prefix.slice(1))
  return drafted.filter(({ prefix }) => !known.has(prefix)).toSorted((a, b) => numberOf(a) - numberOf(b))
}

/** Puts a draft into its form, whose entries are there by now. */
export const fillIn = (form: HTMLFormElement, { values }: Draft): void => {
  for (const [name, value] of values) {
    const control = form.elements.namedItem(name)
    if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) control.value = value
  }
}
