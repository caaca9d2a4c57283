import type { CollectionsMeasures } from '#events/collection-measures.ts'
import type { ReturnStatus } from '#events/collections.ts'
import type { Organisation } from '#events/identifiers.ts'
import { type Disclosure, shareOf } from '../disclosure.ts'

/** What is known of a return without its rows. */
export type ReturnFigures = {
  readonly organisation: Organisation
  /** The employers of the people it asks about. */
  readonly employers: readonly Organisation[]
  readonly asked: number
  readonly answered: number
  readonly rows: number
  readonly rowErrors: number
  /** When it first was in. */
  readonly submitted?: string
  readonly nil?: boolean
  /** Of how many Ladder says that it left them out. */
  readonly dropped?: number
  /** Whether it was in when its round closed. */
  readonly atClose?: 'in' | 'missing'
}

/** What sending a return changes of its figures. */
export type FiguresChange = Pick<ReturnFigures, 'answered' | 'rows' | 'rowErrors' | 'submitted' | 'nil' | 'dropped'>

/** Whether a return was in before a moment. */
export const isInBefore = ({ submitted }: ReturnFigures, moment: string): boolean =>
  submitted !== undefined && submitted < moment

/** Where a return stands. `closing`: when its round closes, or did. */
export const statusOf = (figures: ReturnFigures, closing: string, now: string): ReturnStatus => {
  const wasIn = figures.atClose === undefined ? isInBefore(figures, closing) : figures.atClose === 'in'
  if (wasIn) return 'submitted'
  if (figures.submitted !== undefined) return 'late'
  return figures.atClose === undefined && now < closing ? 'due' : 'missing'
}

/** A return with where it stands. */
export type Standing = ReturnFigures & { readonly status: ReturnStatus }

const peopleIn = ['rows', 'rowErrors', 'asked', 'answered'] as const
type People = Record<(typeof peopleIn)[number], number>

/** What figures say of people, as it may leave. A return is told whole: no question takes it in parts. */
export const peopleOf = (figures: Readonly<People>, disclosure: Disclosure): People => {
  const sums = Object.fromEntries(peopleIn.map((name) => [name, figures[name]]))
  const { count } = disclosure.of({ sums, splits: () => [], finest: () => [] })
  const told = peopleIn.map((name) => [name, count((counted) => counted[name] ?? 0)])
  return Object.fromEntries(told) as People
}

/** What an aggregate says of returns. They are exact as counts of organisations; what counts people is told as it may be. */
export const measuresOf = (returns: readonly Standing[], disclosure: Disclosure): CollectionsMeasures => {
  const having = (...statuses: readonly ReturnStatus[]) =>
    returns.filter(({ status }) => statuses.includes(status)).length
  const sums = { rows: 0, rowErrors: 0, asked: 0, answered: 0 }
  for (const figures of returns) for (const name of peopleIn) sums[name] += figures[name]
  const people = peopleOf(sums, disclosure)
  const due = returns.length
  const submitted = having('submitted')
  return {
    due,
    submitted,
    late: having('late'),
    missing: having('due', 'missing'),
    ...people,
    completeness: due === 0 ? null : submitted / due,
    coverage: shareOf(disclosure, people.answered, people.asked),
  }
}
