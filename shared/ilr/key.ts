import type { Apprenticeship, IlrProgramme } from './programmes.ts'
import type { Learner } from './record.ts'

/**
 * What names a learner's programme from file to file, the ULN aside: a plain text, to be kept only as a keyed hash, since some
 * providers use the ULN as their reference.
 */
export const keyOf = (ukprn: string, learner: Learner, { apprenticeship, start }: IlrProgramme): string =>
  [ukprn, (learner.LearnRefNumber ?? '').trim().toUpperCase(), ...codesOf(apprenticeship), start].join('/')

const codesOf = (apprenticeship: Apprenticeship): readonly string[] =>
  apprenticeship.kind === 'standard'
    ? ['25', apprenticeship.standard]
    : [apprenticeship.progType, apprenticeship.framework, apprenticeship.pathway]
