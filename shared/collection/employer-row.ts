import type { EmployerRow } from '#events/return-rows.ts'
import { type CellFault, needing, type RowStatements, statement } from './row-statements.ts'

/** What a row of an employer's return says. */
export const employerStatements = (
  { trainee, ...row }: EmployerRow,
  { round }: { readonly round: string },
): RowStatements => {
  const { status, offTheJobHours, mentorMeetings, band, start, role, reason, currentBand } = row
  const faults: CellFault[] = [
    ...needing(
      row,
      'status',
      ['offTheJobHours', 'mentorMeetings'],
      'hours and meetings are told with how training goes',
    ),
    ...needing(row, 'band', ['start', 'role'], 'a post has a band'),
    ...needing(row, 'start', ['band', 'role'], 'a post has a first day'),
    ...needing(row, 'reason', ['currentBand'], 'currentBand is the job of somebody without a band 4 post, so say why'),
    ...(reason !== undefined && (band !== undefined || start !== undefined)
      ? [
          {
            column: 'reason',
            detail: 'says that there is no post, and band and start say that there is one: leave one out',
          },
        ]
      : []),
  ]
  if (faults.length > 0) return { statements: [], faults }
  const statements: [string, ReturnType<typeof statement>][] = []
  if (status !== undefined)
    statements.push([
      'progress',
      statement('progress.reported', trainee, { round, status, offTheJobHours, mentorMeetings }),
    ])
  if (band !== undefined && start !== undefined)
    statements.push(['post', statement('post.confirmed', trainee, { band, start, role })])
  if (reason !== undefined) statements.push(['post', statement('post.missing', trainee, { reason, currentBand })])
  return { statements, faults }
}
