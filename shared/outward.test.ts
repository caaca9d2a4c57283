import { expect, it } from 'vitest'
import { enrolled, said, voided } from '../test/telling.ts'
import { outward } from './outward.ts'

it('an event leaves Ladder without what people typed freely, and else as it is', () => {
  const event = enrolled('2018-09-10')
  expect(outward(event)).toEqual(event)
  const back = voided('2019-01-01', event)
  expect(outward(back)).toEqual({ ...back, data: { event: event.id } })
  const grant = { profession: 'adult-nursing', monthsGranted: 6, mode: 'full-time' } as const
  expect(outward(said('college', '2020-09-01', 'apel.granted', grant))).toMatchObject({ data: grant })
})

it('an event of a type that is in the catalogue no more leaves as it is', () => {
  const old = { ...enrolled('2018-09-10'), type: 'trainee.renamed' } as unknown as Parameters<typeof outward>[0]
  expect(outward(old)).toEqual(old)
})
