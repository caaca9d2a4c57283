import type { AggregateOf, MeasuresOf } from '../../aggregates.ts'
import { leaders, listed, nobody } from '../../counts.ts'
import { count, type Disclosed } from '../../format.ts'
import type { Html } from '../../html.ts'
import { byValue } from '../../parts/by-value.ts'
import { figure } from '../../parts/figure.ts'
import { capital, inWords } from '../../words.ts'

/** Why most of those without a post have none. */
export const missingHeading = (
  { missing, missingByReason }: Pick<MeasuresOf<'outcomes'>, 'missing' | 'missingByReason'>,
  told: Disclosed,
): string => {
  const most = leaders(missingByReason)
  if (missing === 0) return `${nobody(told)} is known to be without a post`
  if (!most) return `${count(missing)} have no post, and no reason stands out`
  const reasons = capital(listed(most.values.map(inWords)))
  if (most.values.length > 1) return `${reasons}: the commonest reasons for no post, ${count(most.people)} each`
  return `${reasons}: the commonest reason for no post (${count(most.people)} of ${count(missing)})`
}

export const missingFigure = ({ total, ...answer }: AggregateOf<'outcomes'>): Html => {
  const reasons = byValue({
    counts: total.missingByReason,
    axis: 'Trainees without a post',
    head: 'Reason',
    caption: 'Why there is no post',
  })
  return figure({
    id: 'missing',
    heading: missingHeading(total, answer),
    subtitle: 'Those who completed and have no band 4 post, by the reason that the employer gave',
    ...reasons,
    sentence:
      reasons.sentence === ''
        ? 'No reasons.'
        : `${reasons.sentence}. Where an employer says nothing for six months, it counts as not reported.`,
    definitions: [
      ['outcomes.missing', 'without a post'],
      ['outcomes.missingByReason', 'reasons'],
    ],
  })
}
