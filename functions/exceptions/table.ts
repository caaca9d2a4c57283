import type { ExceptionAnswer } from '#events/exceptions.ts'
import { sliceNames } from '#events/slices.ts'
import { type Cell, csvOf } from '../kit/csv.ts'

const columns = ['rule', 'since', 'says', ...sliceNames, 'trainees', 'organisation', 'said']

/** Exceptions as CSV, always with the same columns. */
export const tableOf = (exceptions: readonly ExceptionAnswer[]): string =>
  csvOf(
    columns,
    exceptions.map(
      ({ rule, since, says, slice, trainees, organisation = null, said = [] }): Record<string, Cell> => ({
        ...slice,
        rule,
        since,
        says,
        trainees: trainees.join('; '),
        organisation,
        said: said.map(({ by, says, at }) => `${by} ${says} ${at}`).join('; '),
      }),
    ),
  )
