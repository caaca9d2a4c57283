import {
  declineReasons,
  epaResults,
  leavingReasons,
  missingReasons,
  studyModes,
  withdrawalReasons,
} from '../oracle/vocabulary.ts'

/** The words of DOMAIN.md's event table that maps list, zeros too, by the names that questions in SQL have for them. */
export const vocabulary = {
  withdrawal: withdrawalReasons,
  missing: missingReasons,
  epa: epaResults,
  leaving: leavingReasons,
  mode: studyModes,
  decline: declineReasons,
} as const
