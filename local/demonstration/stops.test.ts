import { expect, it } from 'vitest'
import { stopsBetween } from './stops.ts'

const told = (from: string, to: string) =>
  stopsBetween(new Date(from), new Date(to)).map(
    ({ at, round, answering }) => `${at.toISOString().slice(0, 13)} ${round} ${answering}`,
  )

it('a round that opens after the start is answered at once, when reminded, and late, as far as the time goes', () => {
  expect(told('2021-04-01T00:00:00Z', '2021-05-02T00:00:00Z')).toEqual([
    '2021-04-01T11 2021-04 promptly',
    '2021-04-17T05 2021-04 reminded',
    '2021-04-24T23 2021-04 late',
    '2021-05-01T11 2021-05 promptly',
  ])
})

it('one that was open at the start, or should have been, is left alone', () => {
  expect(told('2021-11-20T00:00:00Z', '2021-12-01T12:00:00Z')).toEqual([])
  expect(told('2021-11-20T00:00:00Z', '2021-12-01T12:01:00Z')).toEqual(['2021-12-01T12 2021-12 promptly'])
})
