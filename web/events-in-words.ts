import type { Operations } from './client/contract.ts'
import { day, month } from './format.ts'
import type { Names } from './names.ts'
import { filterText } from './parts/filters.ts'
import { capital, inWords } from './words.ts'

export type StoredEvent = Operations['getTraineeEvents']['answer']['events'][number]

type Anomaly = Operations['getTrainee']['answer']['anomalies'][number]['code']

const eventWords: Readonly<Partial<Record<StoredEvent['type'], string>>> = {
  'trainee.enrolled': 'Enrolled',
  'module.passed': 'Passed a module',
  'module.failed': 'Failed a module',
  'training.paused': 'Training paused',
  'training.resumed': 'Training resumed',
  'training.stalled': 'No progress for 90 days',
  'trainee.transferred': 'Transferred',
  'trainee.withdrawn': 'Withdrew',
  'trainee.moved': 'Moved elsewhere',
  'trainee.dropped': 'Left out of a return or file',
  'qualification.awarded': 'Qualification awarded',
  'epa.completed': 'End-point assessment',
  'post.confirmed': 'Post confirmed',
  'post.missing': 'No band 4 post',
  'post.left': 'Left the post',
  'apel.granted': 'Credit granted for a degree',
  'pre-registration.declined': 'Turned down for a degree',
  'progress.reported': 'Progress reported',
  'event.voided': 'Took an event back',
}
export const eventWord = (type: StoredEvent['type']): string => eventWords[type] ?? type

/** Who says an event, by its source: `/organisations/ods:RAA`. */
export const speaker = (source: string, names: Names): string => {
  const id = source.replace(/^\/organisations\//, '')
  return id === source ? 'Ladder' : names.organisation(id)
}

/** Fields whose values say by themselves what they are. */
const plain = new Set([
  'module',
  'reason',
  'result',
  'award',
  'status',
  'cohort',
  'employer',
  'role',
  'profession',
  'why',
])

const labels: Readonly<Record<string, string>> = {
  entryBand: 'entry band',
  guaranteedPost: 'post guaranteed',
  expectedEnd: 'expected to end',
  currentBand: 'band now',
  offTheJobHours: 'off-the-job hours',
  mentorMeetings: 'mentor meetings',
  initiatedBy: 'decided by',
  monthsGranted: 'months of credit',
  knowledgeTest: 'knowledge test',
  professionalDiscussion: 'discussion',
  period: 'for',
}

/** What an event says besides its type: `module AP1, credits 80, level 4`. */
export const dataInWords = (data: object, names: Names): string =>
  capital(
    Object.entries(data)
      .map(([name, value]) =>
        typeof value === 'object' && value !== null
          ? dataInWords(value, names)
          : `${plain.has(name) ? '' : `${labels[name] ?? name} `}${valueInWords(name, String(value), names)}`,
      )
      .join(', '),
  )

const valueInWords = (name: string, value: string, names: Names): string => {
  if (name === 'cohort') return filterText('cohort', value, names)
  if (/^(ods|ukprn|epao|hee):/.test(value)) return names.organisation(value)
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return day(value)
  if (/^\d{4}-\d\d$/.test(value)) return month(value)
  // Only words of a vocabulary look like this; what somebody wrote stays as it was written.
  return /^[a-z][a-z0-9-]*$/.test(value) && name !== 'module' && name !== 'event' ? inWords(value) : value
}

const anomalies: Readonly<Record<Anomaly, string>> = {
  'unrelated-speaker': 'Said by an organisation that the trainee is not known to have to do with',
  'fact-after-end': 'Something is said to have happened after the training had ended',
  'pause-while-paused': 'Paused twice, without having been resumed',
  'resume-while-active': 'Resumed, without having been paused',
  'duplicate-module-pass': 'The same module was passed twice',
  'post-before-completion': 'A post was reported before the training was completed',
  'band-other-than-4': 'The post has another band than 4',
}
export const anomalyNames: readonly string[] = Object.keys(anomalies)
export const anomalyWord = (code: Anomaly): string => anomalies[code]
