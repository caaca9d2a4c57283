import { describe, expect, it } from 'vitest'
import { LADDER_SOURCE } from '#events/envelope.ts'
import type { Saying } from '../statements.ts'
import type { Content } from './content.ts'
import { backAgain, leavingOut, leftOutCount } from './left-out.ts'

const [ann, bea] = ['t_aaaaaaaaaaaaaaaaaaaaaaaaaa', 't_bbbbbbbbbbbbbbbbbbbbbbbbbb'] as const
const march = { organisation: 'ukprn:10000011', round: '2021-03', at: '2021-03-04T09:00:00.000Z' } as const
const [january, february] = ['2021-01', '2021-02'].map((round) => ({ ...march, round })) as [typeof march, typeof march]
const asked = [ann, bea].map((trainee) => ({
  trainee,
  ...{ cohort: '10000011/ap/2020-09', employer: 'ods:RAA', asks: 'training' as const },
}))
const empty: Content = { asked, filled: [], said: [], dropped: [] }
const withOut = (sayings: readonly Saying[]): Content => ({
  ...empty,
  dropped: sayings.map(({ slot, said }) => [slot, said]),
})
const sent = { isNil: false, isReadable: true }
const both = new Set([ann, bea])
const onlyBea = new Set([bea])

/** What a round's return without Ann has Ladder say. */
const outIn = (about: typeof march) => leavingOut(empty, onlyBea, sent, about)
const eventsIn = (sayings: readonly Saying[]) => sayings.flatMap(({ events }) => events)

describe('those left out', () => {
  it('are counted while that stands', () => {
    const out = outIn(march)
    expect(leftOutCount(withOut(out))).toBe(1)
    expect(leftOutCount(withOut(leavingOut(withOut(out), both, sent, march)))).toBe(0)
  })

  it('are back in a later round with any row of theirs, which is said once', () => {
    const leftOut = [{ round: february.round, dropped: withOut(outIn(february)).dropped }]
    const back = backAgain(empty, both, leftOut, march)
    expect(back).toMatchObject([
      {
        ...{ type: 'event.voided', source: LADDER_SOURCE, subject: ann, time: march.at },
        data: { event: eventsIn(outIn(february))[0]?.id, reason: expect.stringContaining('2021-03') },
      },
    ])
    expect(backAgain({ ...empty, back: back.map(({ id }) => id) }, both, leftOut, march)).toEqual([])
    expect(backAgain(empty, onlyBea, leftOut, march)).toEqual([])
  })

  it('are back under the id under which they are when their own round is sent again', () => {
    const out = withOut(outIn(february))
    const back = backAgain(empty, both, [{ round: february.round, dropped: out.dropped }], march)
    const again = leavingOut(out, both, sent, february)
    expect(eventsIn(again).map(({ id }) => id)).toEqual(back.map(({ id }) => id))
    expect(backAgain(empty, both, [{ round: february.round, dropped: withOut(again).dropped }], march)).toEqual([])
  })

  it('are back of all the rounds that left them out', () => {
    const leftOut = [january, february].map((about) => ({ round: about.round, dropped: withOut(outIn(about)).dropped }))
    const back = backAgain(empty, both, leftOut, march).map(({ id }) => id)
    expect(new Set(back).size).toBe(2)
    expect(backAgain({ ...empty, back: back.slice(0, 1) }, both, leftOut, march).map(({ id }) => id)).toEqual(
      back.slice(1),
    )
  })
})
