import type { Statement } from '#events/exceptions.ts'
import { dateOf } from '../dates.ts'
import { type Enrolment, heiOf, isOpen } from '../enrolment.ts'
import type { Found } from './concern.ts'

type Reported = NonNullable<Enrolment['report']>

/** HEI and employer say different things of an enrolment; whoever of them speaks next may end it. */
export const disagreement = (enrolment: Enrolment): Found[] => {
  const employers = [...reportAgainst(enrolment), ...postAgainst(enrolment)]
  const hei = statementOfHei(enrolment)
  if (employers.length === 0 || !hei) return []
  const since = employers.map(({ at }) => at).sort()[0] ?? hei.at
  return [{ since, said: [hei, ...employers] }]
}

/** The present employer's last report, where it contradicts what the HEI says. */
const reportAgainst = (enrolment: Enrolment): Statement[] => {
  const { report, employer } = enrolment
  if (!report || report.by !== employer || !contradicts(report, enrolment)) return []
  return [{ by: employer, says: report.status, at: dateOf(report.at) }]
}

const contradicts = ({ status, at }: Reported, { standing, opened, resumed }: Enrolment): boolean => {
  switch (standing.is) {
    case 'active':
      return status === 'left' || (status === 'paused' && at > (resumed ?? opened))
    case 'paused':
      return status === 'left' || (status !== 'paused' && at > standing.since)
    case 'withdrawn':
      return status !== 'left' && at > standing.at
    case 'transferred':
    case 'completed':
      return false
  }
}

/** A post for somebody who, for the HEI, is still in training. */
const postAgainst = (enrolment: Enrolment): Statement[] => {
  const { post } = enrolment
  if (!isOpen(enrolment) || post?.is !== 'confirmed' || !post.by) return []
  return [{ by: post.by, says: 'post-confirmed', at: dateOf(post.at) }]
}

const statementOfHei = (enrolment: Enrolment): Statement | undefined => {
  const { standing, opened, resumed } = enrolment
  const by = heiOf(enrolment)
  switch (standing.is) {
    case 'active':
      return { by, says: 'active', at: dateOf(resumed ?? opened) }
    case 'paused':
      return { by, says: 'paused', at: dateOf(standing.since) }
    case 'withdrawn':
      return { by, says: 'withdrawn', at: dateOf(standing.at) }
    case 'transferred':
    case 'completed':
      return undefined
  }
}
