import type { AggregateOf, MeasuresOf } from '../../aggregates.ts'
import { nobody } from '../../counts.ts'
import { count, type Disclosed, plural } from '../../format.ts'
import type { Html } from '../../html.ts'
import { byValue } from '../../parts/by-value.ts'
import { figure } from '../../parts/figure.ts'
import { capital, inWords } from '../../words.ts'

type Left = Pick<MeasuresOf<'outcomes'>, 'leavers' | 'leftForPreRegistrationWithoutPost'>

/** How many left for a degree because there was no post, beside those who left a post. */
export const leaversHeading = ({ leavers, leftForPreRegistrationWithoutPost: left }: Left, told: Disclosed): string => {
  if (left === 0 && leavers === 0) return `${nobody(told)} has left after completing`
  if (left === 0) return `${nobody(told)} left for a degree for want of a post; ${count(leavers)} left a post`
  return `${plural(left, 'trainee')} left for a degree without ever having a post; ${count(leavers)} left a post`
}

export const leaversFigure = ({ total, ...answer }: AggregateOf<'outcomes'>): Html => {
  const reasons = byValue({
    counts: total.leaversByReason,
    axis: 'Left a band 4 post',
    head: 'Reason',
    caption: 'Leavers by reason',
    label: (value) => (value === 'pre-registration' ? 'For a pre-registration degree' : capital(inWords(value))),
  })
  return figure({
    id: 'leavers',
    heading: leaversHeading(total, answer),
    subtitle:
      'Those who completed and have left since: without a post for a pre-registration degree, or a post by reason',
    ...reasons,
    sentence: `Without a post: ${count(total.leftForPreRegistrationWithoutPost)}. ${reasons.sentence === '' ? 'No post was left' : `Of those who left a post: ${reasons.sentence}`}.`,
    definitions: [
      ['outcomes.leftForPreRegistrationWithoutPost', 'left for a degree without a post'],
      ['outcomes.leavers', 'left a post'],
    ],
  })
}
