import type { ReturnSummary, RoundAnswer } from '#events/collections.ts'
import { kindOf } from '#events/identifiers.ts'
import type { ReturnRow } from '#events/return-rows.ts'
import type { Content } from '#shared/collection/content.ts'
import { measuresOf, peopleOf, type Standing } from '#shared/collection/figures.ts'
import { answersOf } from '#shared/collection/fill.ts'
import type { Disclosure } from '#shared/disclosure.ts'
import { momentOf } from '#shared/rounds.ts'
import type { Seen, SeenRound } from '#shared/store/collection-view.ts'
import { closingOf } from '#shared/store/rounds.ts'

export const roundAnswer = ({ head, returns }: SeenRound, counting: Disclosure): RoundAnswer => ({
  round: head.month,
  status: head.closed === undefined ? 'open' : 'closed',
  opened: head.opened,
  reminds: momentOf(head.month, 'remind'),
  closes: closingOf(head),
  ...measuresOf(returns, counting),
})

/** A return's figures as anybody who may see it is told them. */
export const figuresAnswer = (figures: Standing, counting: Disclosure) => ({
  organisation: figures.organisation,
  status: figures.status,
  nil: figures.nil ?? false,
  ...peopleOf(figures, counting),
  submitted: figures.submitted ?? null,
})

export const summaryOf = (one: Standing, known: Seen['known'], counting: Disclosure): ReturnSummary => ({
  ...figuresAnswer(one, counting),
  kind: kindOf(one.organisation) === 'hei' ? 'hei' : 'employer',
  name: known.get(one.organisation)?.name ?? null,
  region: kindOf(one.organisation) === 'employer' ? (known.get(one.organisation)?.region ?? null) : null,
})

/** Whom a return asks about, each with what was answered; then whoever was answered about besides. */
export const prefilled = ({ asked, filled }: Pick<Content, 'asked' | 'filled'>): Record<string, unknown>[] => {
  const byTrainee = Map.groupBy(filled, ({ trainee }) => trainee)
  const askedFor = new Set(asked.map(({ trainee }) => trainee))
  const besides = filled.filter(({ trainee }) => !askedFor.has(trainee))
  return [
    ...asked.flatMap(({ trainee, cohort, employer, asks }) => {
      const context = { trainee, cohort, employer, asks }
      return (byTrainee.get(trainee) ?? [undefined]).map((row) => ({ ...context, ...answersIn(row) }))
    }),
    ...besides.map((row) => ({ trainee: row.trainee, ...answersIn(row) })),
  ]
}

const answersIn = (row: ReturnRow | undefined): object => (row ? Object.fromEntries(answersOf(row)) : {})
