import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeFunction } from './fakes-in-tests.ts'
import type { Handler } from './functions.ts'

const calling = (handler: Handler) => fakeFunction('test', { kind: 'token' }, handler)

describe('a function', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('gets and gives JSON, and nothing that is not', async () => {
    const { invoke } = calling((event) => ({ event, at: new Date(0), none: undefined }))
    expect(await invoke({ time: new Date(0), none: undefined })).toEqual({
      event: { time: '1970-01-01T00:00:00.000Z' },
      at: '1970-01-01T00:00:00.000Z',
    })
    expect(await calling(() => undefined).invoke({})).toBeNull()
  })

  it('gets the context of Lambda', async () => {
    const { invoke } = calling((_, context) => [context.functionName, context.getRemainingTimeInMillis() > 0])
    expect(await invoke({})).toEqual(['ladder-test', true])
  })

  it('that hangs is given up', async () => {
    const invoking = expect(calling(() => new Promise(() => undefined)).invoke({})).rejects.toThrow('timed out')
    await vi.advanceTimersByTimeAsync(60_000)
    await invoking
  })
})
