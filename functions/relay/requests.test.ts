import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Notice, requestsOf } from './requests.ts'

const noticeSized = (Detail: string): Notice => ({ event: {} as Notice['event'], entry: { Detail } })

const notices = fc
  .array(fc.oneof(fc.nat(300), fc.nat(200_000)), { maxLength: 60 })
  .map((sizes) => sizes.map((size) => noticeSized('x'.repeat(size))))

it('sends every notice once, in order, within what a request may hold', () => {
  fc.assert(
    fc.property(notices, (given) => {
      const requests = requestsOf(given)
      expect(requests.flat()).toEqual(given)
      for (const request of requests) {
        expect(request.length).toBeLessThanOrEqual(10)
        const bytes = request.reduce((sum, { entry }) => sum + (entry.Detail?.length ?? 0), 0)
        expect(bytes).toBeLessThanOrEqual(262_144)
      }
    }),
    { numRuns: 50 },
  )
})

it('fills requests', () => {
  const small = Array.from({ length: 25 }, () => noticeSized('{}'))
  expect(requestsOf(small).map(({ length }) => length)).toEqual([10, 10, 5])
})
