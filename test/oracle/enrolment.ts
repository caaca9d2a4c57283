import type { EventData, LadderEvent } from '#events/catalogue.ts'
import { heiOf } from './speakers.ts'

type PostEvent = LadderEvent<'post.confirmed' | 'post.missing' | 'post.left'>

/** One trainee in one cohort, while the trainee's events are being told. */
export type Enrolment = EventData<'trainee.enrolled'> & {
  hei: string
  programme: string
  intake: string
  /** Time of the enrolment or transfer that opened it. */
  opened: string
  transferredIn: boolean
  status: 'active' | 'paused' | 'withdrawn' | 'transferred' | 'completed'
  /** Time of the withdrawal, transfer or completion. */
  ended: string | undefined
  withdrawalReason: string | undefined
  credits: Map<string, number>
  epa: string | undefined
  /** What was said of posts, in order. */
  posts: PostEvent[]
  lastProgress: string
  stalledSince: string | undefined
}

export const openEnrolment = (
  details: EventData<'trainee.enrolled'>,
  opened: string,
  transferredIn: boolean,
): Enrolment => ({
  ...details,
  hei: heiOf(details.cohort),
  programme: details.cohort.slice(0, -'/YYYY-MM'.length),
  intake: details.cohort.slice(-'YYYY-MM'.length),
  opened,
  transferredIn,
  status: 'active',
  ended: undefined,
  withdrawalReason: undefined,
  credits: new Map(),
  epa: undefined,
  posts: [],
  lastProgress: opened,
  stalledSince: undefined,
})

/** What a transfer to another cohort carries over. */
export const detailsOf = (enrolment: Enrolment): EventData<'trainee.enrolled'> => {
  const { cohort, employer, entryBand, funding, guaranteedPost, setting, expectedEnd } = enrolment
  return { cohort, employer, entryBand, funding, guaranteedPost, setting, expectedEnd }
}

export const isOpen = ({ status }: Enrolment): boolean => status === 'active' || status === 'paused'

export const creditsOf = ({ credits }: Enrolment): number => [...credits.values()].reduce((sum, each) => sum + each, 0)

export type Outcome =
  | { readonly outcome: 'confirmed'; readonly post: EventData<'post.confirmed'>; readonly left: LeftPost | undefined }
  | { readonly outcome: 'missing'; readonly missing: EventData<'post.missing'> }
  | { readonly outcome: 'awaited' }
type LeftPost = LadderEvent<'post.left'>

/** Of a completed enrolment: the latest of confirmed and missing decides; a leaving counts when it follows a confirmation. */
export const outcomeOf = ({ status, posts }: Enrolment): Outcome | undefined => {
  if (status !== 'completed') return undefined
  const decisive = posts.findLast(({ type }) => type !== 'post.left')
  const last = posts.at(-1)
  if (decisive?.type === 'post.missing') return { outcome: 'missing', missing: decisive.data }
  if (decisive?.type === 'post.confirmed')
    return { outcome: 'confirmed', post: decisive.data, left: last?.type === 'post.left' ? last : undefined }
  return { outcome: 'awaited' }
}

/** Completed, and the last leaving was for a pre-registration degree with no post confirmed before it. */
export const leftForPreRegistrationWithoutPost = ({ status, posts }: Enrolment): boolean => {
  const last = posts.findLastIndex(({ type }) => type === 'post.left')
  const leaving = posts[last]
  if (status !== 'completed' || leaving?.type !== 'post.left' || leaving.data.reason !== 'pre-registration')
    return false
  return !posts.slice(0, last).some(({ type }) => type === 'post.confirmed')
}

export const isStalled = ({ status, stalledSince, lastProgress }: Enrolment): boolean =>
  status === 'active' && stalledSince !== undefined && lastProgress.slice(0, 10) <= stalledSince
