/**
 * Whether ten digits are a unique learner number: weights 10 to 2 over the first nine; the sum modulo 11 must not be 0,
 * and the last digit is 10 minus it.
 */
export const hasRightCheckDigit = (digits: string): boolean => {
  const remainder = remainderOf(digits)
  return remainder !== 0 && Number(digits[9]) === 10 - remainder
}

/** Every ten digits that follow each other in a text, those of longer runs too. */
export const tensIn = (text: string): string[] => [...text.matchAll(/(?=(\d{10}))/g)].map(([, digits = '']) => digits)

/** The ULN that starts with nine digits, or undefined where none does. */
export const ulnFrom = (nineDigits: string): string | undefined => {
  const remainder = remainderOf(nineDigits)
  return remainder === 0 ? undefined : `${nineDigits}${10 - remainder}`
}

const remainderOf = (digits: string): number => {
  let sum = 0
  for (let place = 0; place < 9; place++) sum += Number(digits[place]) * (10 - place)
  return sum % 11
}
