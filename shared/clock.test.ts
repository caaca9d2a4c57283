import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const clockWith = async (offset: string | undefined) => {
  vi.stubEnv('LADDER_CLOCK_OFFSET_MS', offset)
  return (await import('./clock.ts')).now
}
beforeEach(() => void vi.resetModules())
afterEach(() => void vi.unstubAllEnvs())

describe('the clock', () => {
  it('is the real one', async () => {
    const now = await clockWith(undefined)
    expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(1000)
  })

  it('may be set to another time', async () => {
    const now = await clockWith('-86400000')
    expect(Date.now() - now().getTime()).toBeGreaterThan(86_399_000)
  })

  it('ends the init when it is set to no time', async () => {
    await expect(clockWith('yesterday')).rejects.toThrow('LADDER_CLOCK_OFFSET_MS')
  })
})
