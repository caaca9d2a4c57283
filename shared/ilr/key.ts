import type { Apprenticeship, IlrProgramme } from './programmes.ts'
import type { Learner } from './record.ts'

/** A learner's reference however it is cased: from file to file it is the same learner. */
export const referenceOf = ({ LearnRefNumber = '' }: Learner): string => LearnRefNumber.trim().toUpperCase()

/**
 * What names a learner's programme from file to file, the ULN aside: a plain text, to be kept only as a keyed hash, since some
 * providers use the ULN as their reference.
 */
export const keyOf = (ukprn: string, learner: Learner, { apprenticeship, start }: IlrProgramme): string =>
  [ukprn, referenceOf(learner), ...codesOf(apprenticeship), start].join('/')

const codesOf = (apprenticeship: Apprenticeship): readonly string[] =>
  apprenticeship.kind === 'standard'
    ? ['25', apprenticeship.standard]
    : [apprenticeship.progType, apprenticeship.framework, apprenticeship.pathway]
