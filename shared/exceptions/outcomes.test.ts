import { describe, expect, it } from 'vitest'
import { exceptionsOf } from '../../test/exceptions.ts'
import { awarded, enrolled, NEXT_COHORT, said, voided } from '../../test/telling.ts'

const completed = [enrolled(), awarded('2020-08-31')]
const missing = (on: string) => said('trust', on, 'post.missing', { reason: 'no-vacancy' })
const confirmed = (on: string) => said('trust', on, 'post.confirmed', { band: 4, start: '2021-05-01' })

describe('GUARANTEE-BROKEN', () => {
  it('opens on the day on which a guaranteed post is said to be missing', () => {
    expect(exceptionsOf([...completed, missing('2020-10-05')]).opens('GUARANTEE-BROKEN', '2020-10-05')).toBe(true)
    expect(exceptionsOf(completed).of('GUARANTEE-BROKEN')).toEqual([])
  })

  it('opens with the completion where that was said before', () => {
    expect(
      exceptionsOf([enrolled(), missing('2020-05-01'), awarded('2020-08-31')]).opens('GUARANTEE-BROKEN', '2020-08-31'),
    ).toBe(true)
    expect(exceptionsOf([enrolled(), missing('2020-05-01')]).of('GUARANTEE-BROKEN')).toEqual([])
  })

  it('is none where no post was guaranteed', () => {
    const events = [enrolled('2018-09-10', { guaranteedPost: false }), awarded('2020-08-31'), missing('2020-10-05')]
    expect(exceptionsOf(events).concerns).toEqual([])
  })

  it('is closed by a post, and by taking back what was said', () => {
    const lost = missing('2020-10-05')
    expect(exceptionsOf([...completed, lost, confirmed('2020-11-01')]).concerns).toEqual([])
    expect(exceptionsOf([...completed, lost, voided('2020-11-01', lost)]).of('GUARANTEE-BROKEN')).toEqual([])
  })
})

describe('OUTCOME-OVERDUE', () => {
  it('opens when six whole months have passed since the completion', () => {
    // There is no 31 February: the sixth month is whole on 1 March.
    expect(exceptionsOf(completed).opens('OUTCOME-OVERDUE', '2021-03-01')).toBe(true)
    expect(exceptionsOf([enrolled(), awarded('2020-08-15')]).opens('OUTCOME-OVERDUE', '2021-02-15')).toBe(true)
  })

  it('is closed by any word on a post, and stays when the trainee starts something else', () => {
    for (const word of [missing('2021-04-01'), confirmed('2021-04-01')])
      expect(exceptionsOf([...completed, word]).of('OUTCOME-OVERDUE')).toEqual([])
    const further = [...completed, enrolled('2021-01-11', { cohort: NEXT_COHORT, expectedEnd: '2023-01-31' })]
    expect(exceptionsOf(further).on('2021-03-01')).toEqual(['OUTCOME-OVERDUE'])
  })
})
