import { hasRightCheckDigit, tensIn } from '#events/uln.ts'

/** What a problem does to the import. */
export type Effect =
  /** Nothing is said about the learner. */
  | 'learner-left-out'
  /** One fact is not said; the rest of the learner is. */
  | 'fact-left-out'
  /** All is said: look whether it is right. */
  | 'taken'

/** Something wrong in the file, in words for the person who made it. Never a ULN. */
export type Problem = {
  /** The LearnRefNumber; empty for what is wrong with the file itself. */
  readonly learner: string
  readonly line: number
  /** The ILR's name of the field. */
  readonly field: string
  readonly detail: string
  readonly effect: Effect
  /** Problems with the same key are one and the same, whoever they are found at: one telling of it is enough. */
  readonly once?: string
}

export type Finding = Omit<Problem, 'learner'>

type Named = { readonly line: number; readonly LearnRefNumber?: string; readonly ULN?: string }

/** A learner's reference as it may be shown: some providers use the ULN for it, or write anything. */
export const shownReference = ({ LearnRefNumber = '', ULN, line }: Named): string => {
  const tens = tensIn(LearnRefNumber.replaceAll(' ', ''))
  const isUln = tens.some((digits) => digits === ULN || hasRightCheckDigit(digits))
  return isUln || !/^[A-Za-z0-9 ]{1,12}$/.test(LearnRefNumber) ? `on line ${line}` : LearnRefNumber
}
