/** Ten digits in a row may be somebody's unique learner number, or one with a digit wrong. */
const LEARNER_NUMBER = /(?<!\d)\d{10}(?!\d)/g

/** Text as it may stand on a terminal and in its log: without learner numbers, in ids and details that senders wrote too. */
export const discreet = (text: string): string => text.replaceAll(LEARNER_NUMBER, '(a learner number)')

/** The same for what machines read; figures are not touched. */
export const discreetJson = (value: object): string =>
  JSON.stringify(value, (_, inner) => (typeof inner === 'string' ? discreet(inner) : inner))
