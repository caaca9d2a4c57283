import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clockFrom } from './clock.ts'
import { openFailures } from './failures.ts'
import { fakeFunction } from './fakes-in-tests.ts'
import { startSchedules } from './schedules.ts'

const daily = { kind: 'schedule', name: 'daily', cron: 'cron(0 6 * * ? *)' } as const

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2030-01-01T00:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

const running = (handler: (event: { time: string }) => unknown) => {
  const failures = openFailures(() => undefined)
  const job = fakeFunction('job', daily, (event) => handler(event as { time: string }))
  const clock = clockFrom(new Date('2026-03-27T12:00:00Z'))
  return { failures, ...startSchedules([job], { clock, failures }) }
}

describe('a schedule', () => {
  it("runs in London time by the platform's clock, over a change of the clocks", async () => {
    const times: string[] = []
    const { stop } = running(({ time }) => times.push(time))
    await vi.advanceTimersByTimeAsync(3 * 24 * 60 * 60 * 1000)
    stop()
    expect(times).toEqual(['2026-03-28T06:00:00Z', '2026-03-29T05:00:00Z', '2026-03-30T05:00:00Z'])
  })

  it('does not run once it is stopped', async () => {
    const job = vi.fn()
    running(job).stop()
    await vi.advanceTimersByTimeAsync(24 * 60 * 60 * 1000)
    expect(job).not.toHaveBeenCalled()
  })

  it('catches up with the event of EventBridge Scheduler', async () => {
    const job = vi.fn()
    const { catchUp, stop } = running(job)
    await catchUp()
    stop()
    expect(job).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        source: 'aws.scheduler',
        'detail-type': 'Scheduled Event',
        time: '2026-03-27T12:00:00Z',
        resources: ['arn:aws:scheduler:eu-west-2:000000000000:schedule/default/daily'],
        detail: '{}',
      }),
    )
  })

  it('that falls due while the clock is moved on runs once, then', async () => {
    const times: string[] = []
    const { moveTo, stop } = running(({ time }) => times.push(time))
    await moveTo(new Date('2026-03-28T05:59:00Z'))
    await moveTo(new Date('2026-04-02T12:00:00Z'))
    await moveTo(new Date('2026-04-03T12:00:00Z'), ['another'])
    await moveTo(new Date('2026-04-01T12:00:00Z'))
    await vi.advanceTimersByTimeAsync(18 * 60 * 60 * 1000)
    stop()
    expect(times).toEqual(['2026-04-02T12:00:00Z', '2026-04-04T05:00:00Z'])
  })

  it('tries again, and says what fails for good', async () => {
    const job = vi.fn().mockRejectedValue(new Error('no'))
    const { catchUp, failures, stop } = running(job)
    const caughtUp = catchUp()
    await vi.advanceTimersByTimeAsync(1000)
    await caughtUp
    stop()
    expect(job).toHaveBeenCalledTimes(3)
    expect(failures.list()).toMatchObject([{ function: 'job', trigger: 'daily', reason: 'Error: no' }])
  })
})
