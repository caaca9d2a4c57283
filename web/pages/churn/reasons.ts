import type { AggregateOf, MeasuresOf } from '../../aggregates.ts'
import { leaders, listed, nobody, shareText } from '../../counts.ts'
import { count, type Disclosed } from '../../format.ts'
import type { Html } from '../../html.ts'
import { byValue } from '../../parts/by-value.ts'
import { figure } from '../../parts/figure.ts'
import { capital, inWords } from '../../words.ts'

/** Why most of those who withdrew did. */
export const reasonsHeading = (
  { withdrawn, withdrawnByReason }: Pick<MeasuresOf<'churn'>, 'withdrawn' | 'withdrawnByReason'>,
  told: Disclosed,
): string => {
  const most = leaders(withdrawnByReason)
  if (withdrawn === 0) return `${nobody(told)} has withdrawn`
  if (!most) return 'No reason for withdrawing stands out'
  const reasons = capital(listed(most.values.map(inWords)))
  if (most.values.length > 1) return `${reasons}: the commonest reasons for withdrawing, ${count(most.people)} each`
  return `${reasons}: the commonest reason for withdrawing (${shareText(most.people, withdrawn, told)})`
}

/** Why people withdrew; where `most` is given, only so many of the commonest reasons are drawn. */
export const reasonsFigure = ({ total, ...answer }: AggregateOf<'churn'>, most?: number): Html => {
  const reasons = byValue({
    counts: total.withdrawnByReason,
    axis: 'Trainees who withdrew',
    head: 'Reason',
    caption: 'Withdrawals by reason',
    ...(most !== undefined && { most }),
  })
  return figure({
    id: 'reasons',
    heading: reasonsHeading(total, answer),
    subtitle: 'Withdrawals by the reason that the university gave, all intakes',
    ...reasons,
    sentence: `${count(total.withdrawn)} of ${count(total.enrolled)} withdrew${reasons.sentence === '' ? '' : `. ${reasons.sentence}`}.`,
    definitions: [['churn.withdrawnByReason', 'withdrawn by reason']],
  })
}
