import type { ReturnReceipt } from '#events/collections.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Reply } from '../kit/http.ts'
import { problemOf } from '../kit/problems.ts'

/** A return of which nothing was taken: problem details, with the receipt beside them. */
export const refusedWhole = (receipt: ReturnReceipt): Reply => {
  const faults = receipt.rows.flatMap(({ row, errors }) =>
    errors.map(({ column, detail }) => ({ pointer: `/rows/${row}/${column}`, detail })),
  )
  const problem = problemOf(
    new Refusal('invalid', `Nothing was taken: ${receipt.counts.rejected} rows have a fault, listed in errors`, faults),
  )
  return {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify({ ...receipt, ...problem }),
  }
}
