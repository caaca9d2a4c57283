import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { FaultKind } from './faults.ts'

type Summary = {
  readonly schedules: number
  readonly faults: number
  readonly seconds: number
  readonly byKind: Readonly<Record<FaultKind, number>>
  readonly failed: readonly { readonly seed: number; readonly faulty: readonly string[] }[]
  readonly fingerprints: Readonly<Record<number, string>>
}

/** Runs the simulation by its own command, in processes whose time and chance it may take away. */
const simulate = async (...options: readonly string[]): Promise<Summary> => {
  const command = fileURLToPath(new URL('run.ts', import.meta.url))
  const child = spawn(process.execPath, [command, '--json', ...options], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  for await (const part of child.stdout.setEncoding('utf8')) said += part
  return JSON.parse(said) as Summary
}

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
    expect(Object.entries(summary.byKind).filter(([, count]) => count < 100)).toEqual([])
  })

  it('go the same way again for the same seed, alone and among others', async () => {
    const { fingerprints } = await simulate('--seed', '7')
    expect(fingerprints[7]).toMatch(/^[\da-f]{8}$/)
    expect(fingerprints[7]).toBe(summary.fingerprints[7])
  })
})
