import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { events, HEI, passed, TRUST, ulns } from './call-sites-told.ts'
import { type LadderOverModel, ladderOverModel } from './ladder-over-model.ts'

let ladder: LadderOverModel
let beforeNextScan: (() => Promise<unknown>) | undefined

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2021-06-20T09:00:00Z') })
  ladder = await ladderOverModel({
    now: '2021-06-20T09:00:00Z',
    aws: async (call, answer) => {
      const first = call.command === 'ScanCommand' ? beforeNextScan : undefined
      if (first) beforeNextScan = undefined
      await first?.()
      return answer(call)
    },
  })
  await ladder.put(TRUST, { name: 'Hillside Trust', region: 'Y62', icb: 'QOP' })
  await ladder.put(HEI, { name: 'Riverside University' })
  await ladder.post(HEI, [events.opening])
  await ladder.settle()
  await ladder.post(HEI, events.cohort)
  await ladder.settle()
})
afterEach(() => vi.useRealTimers())

it('flips although the stream brings nothing of what was stored after its projection', async () => {
  const { rebuild } = await import('#shared/store/rebuild.ts')
  const tell = () => ladder.post(HEI, [passed('passed-ann', ulns.ann)])
  const result = await rebuild((step) => {
    if (step.startsWith('projecting')) beforeNextScan = tell
  }, 0)
  expect(result).toEqual({ generation: 'g2', differences: [] })
})
