import { describe, expect, it } from 'vitest'
import { type Compared, differenceInWords, messageOf, sentenceOf, verdictOf } from './comparison.ts'

const one = (mine: number | null, theirs: number | null, more: Compared['more'] = 'better'): Compared => ({
  measure: 'm',
  name: 'Post',
  short: 'Post',
  mine,
  theirs,
  more,
})

describe('a figure beside that of the region', () => {
  it.each([
    [one(0.6, 0.54), '6 points higher: better'],
    [one(0.6, 0.54, 'worse'), '6 points higher: worse'],
    [one(0.53, 0.54, 'worse'), '1 point lower: better'],
    [one(0.544, 0.54), 'The same'],
    [one(0, 0), 'The same'],
    [{ ...one(0.55, 0.57), of: { part: 5, whole: 9 } }, 'About the same: less than one person'],
    [{ ...one(0.44, 0.57), of: { part: 4, whole: 9 } }, '13 points lower: worse'],
    [one(null, 0.5), 'Cannot be compared'],
    [one(0.5, null), 'Cannot be compared'],
  ])('%j is %s', (figure, words) => {
    expect(differenceInWords(figure)).toBe(words)
  })

  it('compares what is shown, not what was rounded away', () => {
    expect(verdictOf(one(0.545, 0.55))).toBe('the same')
  })
})

describe('the message', () => {
  const [better, worse, same, unknown] = [one(1, 0), one(0, 1), one(1, 1), one(null, 1)]
  it.each([
    [[unknown], 'Too few people to compare with the Midlands'],
    [[better, unknown], 'Better than the Midlands in the one figure that can be compared'],
    [[better, better], 'Better than the Midlands in all 2 figures that can be compared'],
    [[worse, worse], 'Worse than the Midlands in all 2 figures that can be compared'],
    [[same], 'The same as the Midlands'],
    [[worse, same], 'Worse than the Midlands in 1 of 2 figures, better in none'],
    [[better, worse, same, unknown], 'Better than the Midlands in 1 of 3 figures, worse in 1'],
  ])('is right in every state (%#)', (all, message) => {
    expect(messageOf(all, 'the Midlands')).toBe(message)
  })

  it('has the numbers of what can be compared', () => {
    expect(sentenceOf([one(0.6, 0.5), unknown], 'the Midlands')).toBe('Post: 60% of yours, 50% in the Midlands.')
    expect(sentenceOf([unknown], 'the Midlands')).toBe('There is nothing yet that can be compared.')
  })
})
