import { keyOf, type RowOf } from './aggregates.ts'
import { count, decimal, month, percent } from './format.ts'

export type Worry = {
  readonly programme: string
  readonly status: string
  readonly why: string
  readonly gravity: number
}

const gravities: Readonly<Record<string, number>> = { unviable: 3, closed: 2, 'at-risk': 1 }

/** The courses that somebody should worry about, the gravest first, each with its reason in a sentence. */
export const worriesIn = (rows: readonly RowOf<'sustainability'>[]): Worry[] =>
  rows
    .flatMap((row) => {
      const gravity = gravities[row.status ?? '']
      return gravity === undefined
        ? []
        : [{ programme: keyOf(row, 'programme'), status: row.status ?? '', why: whyOf(row), gravity }]
    })
    .toSorted((a, b) => b.gravity - a.gravity || (a.programme < b.programme ? -1 : 1))

/** Why a course has the status that it has, from its own intakes. */
export const whyOf = ({ status, intakes = [], minimumIntake, trend, fillRate }: RowOf<'sustainability'>): string => {
  const last = intakes.at(-1)
  const first = intakes[0]
  if (!last || !first) return 'Nobody has ever enrolled on it.'
  const fell =
    intakes.length > 1
      ? `Intakes went from ${count(first.enrolled)} in ${month(first.intake)} to ${count(last.enrolled)} in ${month(last.intake)}`
      : `Its only intake, of ${month(last.intake)}, was ${count(last.enrolled)}`
  const minimum =
    minimumIntake === null || minimumIntake === undefined
      ? ''
      : `, where it takes ${count(minimumIntake)} to keep it running`
  const filled = fillRate === null ? '' : ` Of the places paid for, ${percent(fillRate)} were filled.`
  switch (status) {
    case 'closed':
    case 'unviable':
      return `${fell}${minimum}.${filled}`
    case 'at-risk': {
      const next =
        trend === null || trend === undefined
          ? ''
          : ` At ${trend < 0 ? `${decimal(-trend)} fewer` : `${decimal(trend)} more`} an intake, the next would be about ${count(Math.max(0, Math.round(last.enrolled + trend)))}.`
      return `${fell}${minimum}.${next}${filled}`
    }
    default:
      return `${fell}${minimum}.`
  }
}
