import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Found } from './call-sites-worker.ts'

const WORKERS = 2
const PATIENCE_MS = 300_000

/** Runs a share of all points in a process whose time and AWS it may take away. */
const work = async (nth: number): Promise<Found> => {
  const worker = fileURLToPath(new URL('call-sites-worker.ts', import.meta.url))
  const child = spawn(process.execPath, [worker, '--nth', String(nth), '--of', String(WORKERS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const part of child.stdout.setEncoding('utf8')) said += part
  return JSON.parse(said) as Found
}

describe('every call of AWS, and everything that can become of it', () => {
  let found: readonly Found[] = []
  beforeAll(async () => {
    found = await Promise.all(Array.from({ length: WORKERS }, (_, nth) => work(nth)))
    const [first] = found
    const seconds = Math.max(...found.map((each) => each.seconds)).toFixed(1)
    console.log(
      `${first?.sites} call sites, ${first?.points} points, ${first?.crashes} of them crashes at ${first?.writes} writes, in ${seconds} s`,
    )
  }, PATIENCE_MS)

  it('comes by every place of the product that makes a call', () => {
    expect(found.flatMap(({ unseen, unknown }) => [...unseen, ...unknown])).toEqual([])
  })

  it('leaves log, ledgers, listing, cube and bus right, and answers clients as agreed', () => {
    expect(found.flatMap(({ faulty }) => faulty).slice(0, 10)).toEqual([])
  })

  it('loses a race at every write with a condition', () => {
    const lost = new Set(found.flatMap(({ races }) => races.flatMap(([site, wasLost]) => (wasLost ? [site] : []))))
    expect(found.flatMap(({ races }) => races.map(([site]) => site)).filter((site) => !lost.has(site))).toEqual([])
  })

  it('is not less than it was', () => {
    expect(found.map(({ sites }) => sites)).toEqual([expect.toSatisfy((sites) => sites >= 75), found[0]?.sites])
    expect(found[0]?.points).toBeGreaterThanOrEqual(1000)
  })
})
