import type { ReturnReceipt, ReturnStatus } from '#events/collections.ts'
import type { Organisation } from '#events/identifiers.ts'
import type { FiguresChange, ReturnFigures } from './figures.ts'
import type { Filling, RowResult } from './fill.ts'
import { leftOutCount } from './left-out.ts'

/** The figures of a return once it is filled. It is in when something in it was answered, or when it says that there is nothing. */
export const figuresAfter = (
  { submitted, nil }: ReturnFigures,
  { content, rows }: Filling,
  { isNil, at }: { readonly isNil: boolean; readonly at: string },
): FiguresChange => {
  const isIn = isNil || content.filled.length > 0
  const staysNil = isNil || (nil === true && content.filled.length === 0)
  const asked = new Set(content.asked.map(({ trainee }) => trainee))
  const answered = new Set(content.filled.flatMap(({ trainee }) => (asked.has(trainee) ? [trainee] : [])))
  const since = submitted ?? (isIn ? at : undefined)
  return {
    rows: rows.length,
    rowErrors: rows.filter(({ status }) => status === 'rejected').length,
    answered: staysNil ? asked.size : answered.size,
    nil: staysNil,
    dropped: leftOutCount(content),
    ...(since !== undefined && { submitted: since }),
  }
}

/** What a sender is told of a return. */
export const receiptOf = (
  { content, rows }: Pick<Filling, 'content' | 'rows'>,
  about: {
    readonly round: string
    readonly organisation: Organisation
    readonly status: ReturnStatus
    readonly dryRun: boolean
  },
): ReturnReceipt => {
  const count = (status: RowResult['status']) => rows.filter((row) => row.status === status).length
  return {
    ...about,
    counts: {
      rows: rows.length,
      accepted: count('accepted'),
      unchanged: count('unchanged'),
      rejected: count('rejected'),
      dropped: leftOutCount(content),
    },
    rows: rows.map((row) => ({ ...row, errors: row.errors.map((error) => ({ ...error })) })),
  }
}

/** The rows with those rejected whose events were refused when they were said. */
export const withRefused = (
  { rows, rowOf }: Filling,
  refusals: ReadonlyMap<string, { readonly detail: string } | undefined>,
): readonly RowResult[] => {
  const byRow = Map.groupBy(refusals, ([id]) => rowOf.get(id))
  return rows.map((row) => {
    const errors = byRow
      .get(row.row)
      ?.flatMap(([, refusal]) => (refusal ? [{ column: 'trainee', detail: refusal.detail }] : []))
    return errors === undefined ? row : { ...row, status: 'rejected', errors }
  })
}
