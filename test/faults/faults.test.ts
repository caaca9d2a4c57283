import { beforeAll, describe, expect, it } from 'vitest'
import { type Summary, simulate } from './simulate.ts'

const SCHEDULES = 5000
const PATIENCE_MS = 600_000

describe(`${SCHEDULES} schedules of Ladder's handlers over a faulty AWS`, () => {
  let summary: Summary
  beforeAll(async () => {
    summary = await simulate('--schedules', String(SCHEDULES))
    console.log(`${summary.schedules} schedules, ${summary.faults} faults in ${summary.seconds} s`)
  }, PATIENCE_MS)

  it('lose nothing that was acknowledged and count nothing twice', () => {
    expect(summary.schedules).toBeGreaterThanOrEqual(SCHEDULES)
    expect(summary.failed.slice(0, 5)).toEqual([])
  })

  it('meet every kind of fault, and often', () => {
    expect(summary.faults).toBeGreaterThanOrEqual(50_000)
    expect(Object.entries(summary.byKind).filter(([, count]) => count < 50)).toEqual([])
  })

  it('go the same way again for the same seed, alone and among others', async () => {
    const { fingerprints } = await simulate('--seed', '7')
    expect(fingerprints[7]).toMatch(/^[\da-f]{8}$/)
    expect(fingerprints[7]).toBe(summary.fingerprints[7])
  })
})
