import type { CollectionsMeasures } from '#events/collection-measures.ts'
import type { ReturnStatus } from '#events/collections.ts'
import type { Organisation } from '#events/identifiers.ts'
import { type Disclosure, rate } from '../disclosure.ts'

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
  /** Whether it was in when its round closed. */
  readonly atClose?: 'in' | 'missing'
}

/** What sending a return changes of its figures. */
export type FiguresChange = Pick<ReturnFigures, 'answered' | 'rows' | 'rowErrors' | 'submitted' | 'nil'>

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

/** What an aggregate says of returns. They are exact as counts of organisations; what counts people is told as it may be. */
export const measuresOf = (returns: readonly Standing[], disclosure: Disclosure): CollectionsMeasures => {
  const having = (...statuses: readonly ReturnStatus[]) =>
    returns.filter(({ status }) => statuses.includes(status)).length
  const sum = (name: 'asked' | 'answered' | 'rows' | 'rowErrors') =>
    returns.reduce((total, figures) => total + figures[name], 0)
  const due = returns.length
  const [submitted, asked, answered] = [having('submitted'), sum('asked'), sum('answered')]
  return {
    due,
    submitted,
    late: having('late'),
    missing: having('due', 'missing'),
    rows: disclosure.count(sum('rows')),
    rowErrors: disclosure.count(sum('rowErrors')),
    asked: disclosure.count(asked),
    answered: disclosure.count(answered),
    completeness: due === 0 ? null : submitted / due,
    coverage: rate(disclosure, answered, asked),
  }
}
