import { hasRightCheckDigit } from '#events/uln.ts'
import { eventsOf, type Translation } from './events.ts'
import { keyOf, referenceOf } from './key.ts'
import { type Finding, type Problem, shownReference } from './problem.ts'
import { type Apprenticeship, apprenticeshipsOf, assistantPractitioner, programmesIn } from './programmes.ts'
import type { Reading } from './reading.ts'
import type { Learner } from './record.ts'

/** What a file says of one learner. */
export type TranslatedLearner = {
  /** The learner's ULN, its check digit right: to become a reference at once, never to be told or kept. */
  readonly uln: string
  readonly programmes: readonly (Omit<Translation, 'problems'> & { readonly key: string })[]
  readonly problems: readonly Problem[]
}

export type Translator = {
  /** The learner in Ladder's events; undefined for one who is on none of the apprenticeships, of whom nothing is remembered. */
  readonly translate: (learner: Learner) => TranslatedLearner | undefined
  /** How many learners were on each apprenticeship of the file, wanted or not: where nothing was found, it tells why. */
  readonly apprenticeshipsSeen: () => Readonly<Record<string, number>>
}

/**
 * Translates the learners of one file, one after the other, and minds what spans them: two records of one learner, of which
 * only the first is read, and problems that need telling once.
 */
export const translatorOf = (
  reading: Reading,
  apprenticeships: readonly Apprenticeship[] = assistantPractitioner,
): Translator => {
  const seen = new Map<string, number>()
  const linesByReference = new Map<string, number>()
  const linesByUln = new Map<string, number>()
  const told = new Set<string>()
  const isNews = ({ once }: Problem): boolean => {
    if (once === undefined) return true
    const isNew = !told.has(once)
    told.add(once)
    return isNew
  }

  const translate = (learner: Learner): TranslatedLearner | undefined => {
    for (const name of apprenticeshipsOf(learner))
      if (seen.has(name) || seen.size < MOST_NAMES) seen.set(name, (seen.get(name) ?? 0) + 1)
    const { programmes, problems } = programmesIn(learner, apprenticeships)
    if (programmes.length === 0 && problems.length === 0) return undefined
    const ofLearner = (finding: Finding): Problem => ({ learner: shownReference(learner), ...finding })
    const { ULN: uln = '', line } = learner
    const reference = referenceOf(learner)
    const wrong =
      faultOfIdentity(learner) ??
      faultOfRepetition('LearnRefNumber', line, linesByReference.get(reference)) ??
      faultOfRepetition('ULN', line, linesByUln.get(uln))
    if (wrong) return { uln: '', programmes: [], problems: [ofLearner(wrong)] }
    linesByReference.set(reference, line)
    linesByUln.set(uln, line)

    const translated = programmes.map((programme) => ({
      key: keyOf(reading.ukprn, learner, programme),
      ...eventsOf(learner, programme, reading),
    }))
    return {
      uln,
      programmes: translated.filter(({ slots }) => slots.length > 0).map(({ problems: _, ...said }) => said),
      problems: [...problems.map(ofLearner), ...translated.flatMap((said) => said.problems)].filter(isNews),
    }
  }
  return { translate, apprenticeshipsSeen: () => Object.fromEntries(seen) }
}

/** A file may make up codes: so many are counted. */
const MOST_NAMES = 200

const leaveOut = (line: number, field: string, detail: string): Finding => ({
  line,
  field,
  detail: `${detail} Until then nothing is said of this learner.`,
  effect: 'learner-left-out',
})

const faultOfIdentity = ({ LearnRefNumber = '', ULN = '', line }: Learner): Finding | undefined => {
  if (!/^[A-Za-z0-9 ]{1,12}$/.test(LearnRefNumber))
    return leaveOut(line, 'LearnRefNumber', 'LearnRefNumber must be 1 to 12 letters, digits and spaces.')
  if (ULN === '9999999999')
    return leaveOut(line, 'ULN', "The ULN is the ILR's temporary one, which names nobody: get the learner's own.")
  if (!/^\d{10}$/.test(ULN)) return leaveOut(line, 'ULN', 'The ULN must be 10 digits.')
  if (!hasRightCheckDigit(ULN))
    return leaveOut(line, 'ULN', 'The ULN has a wrong check digit: look the number up again.')
  return undefined
}

const faultOfRepetition = (field: string, line: number, before: number | undefined): Finding | undefined =>
  before === undefined
    ? undefined
    : {
        line,
        field,
        detail: `The learner on line ${before} has the same ${field}. Only that record is read: make one of the two.`,
        effect: 'learner-left-out',
      }
