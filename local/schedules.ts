import { randomUUID } from 'node:crypto'
import type { ScheduleTrigger } from '#functions/declaration.ts'
import { account, arn, region } from './account.ts'
import { backOff } from './back-off.ts'
import type { Clock } from './clock.ts'
import { nextRun } from './cron.ts'
import { describeError } from './describe-error.ts'
import type { Failures } from './failures.ts'
import type { LocalFunction } from './functions.ts'

export type Schedules = {
  /** What runs when, and whom it starts. */
  readonly feeds: readonly string[]
  /** Runs every schedule once, now: jobs that fell due while the platform was down catch up, and others change nothing. */
  readonly catchUp: () => Promise<void>
  /**
   * Moves the clock on, and runs once what fell due in between, as after a night in which nothing ran: every job catches up by
   * itself. `only` names the jobs to run, where a rehearsal has no use for the others.
   */
  readonly moveTo: (time: Date, only?: readonly string[]) => Promise<void>
  readonly stop: () => void
}

const retries = 2
// A timer takes no more than 24 days, and a machine that slept through one is soon on time again.
const longestTimerMs = 60_000

/** The event of EventBridge Scheduler for a target without an input of its own. */
const scheduledEvent = ({ name }: ScheduleTrigger, time: Date) => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Scheduled Event',
  source: 'aws.scheduler',
  account,
  time: time.toISOString().replace(/\.\d+Z$/, 'Z'),
  region,
  resources: [arn('scheduler', `schedule/default/${name}`)],
  detail: '{}',
})

/** Runs what the functions declare to run at times of day in London, by the platform's clock. */
export const startSchedules = (
  functions: readonly LocalFunction[],
  { clock, failures }: { clock: Clock; failures: Failures },
): Schedules => {
  const timers = new Map<ScheduleTrigger, NodeJS.Timeout>()
  const jobs = functions.flatMap((target) =>
    target.declaration.triggers
      .filter((trigger) => trigger.kind === 'schedule')
      .map((schedule) => ({ schedule, target })),
  )

  const run = async ({ schedule, target }: (typeof jobs)[number], time: Date) => {
    const event = scheduledEvent(schedule, time)
    for (let attempt = 0; ; attempt += 1) {
      try {
        await target.invoke(event)
        return
      } catch (error) {
        if (attempt < retries) await backOff(attempt)
        else {
          return failures.keep({
            function: target.declaration.name,
            trigger: schedule.name,
            condition: 'RetryAttemptsExhausted',
            reason: describeError(error),
            event,
          })
        }
      }
    }
  }

  const plan = (job: (typeof jobs)[number], due: Date) => {
    const remaining = due.getTime() - clock.now().getTime()
    const timer = setTimeout(
      () => {
        if (remaining > longestTimerMs) return plan(job, due)
        void run(job, due)
        plan(job, nextRun(job.schedule.cron, due))
      },
      Math.max(0, Math.min(remaining, longestTimerMs)),
    )
    timers.set(job.schedule, timer)
  }
  const planAll = () => {
    for (const timer of timers.values()) clearTimeout(timer)
    for (const job of jobs) plan(job, nextRun(job.schedule.cron, clock.now()))
  }
  planAll()

  return {
    feeds: jobs.map(({ schedule, target }) => `schedule ${schedule.name} → ${target.declaration.name}`),
    catchUp: async () => {
      for (const job of jobs) await run(job, clock.now())
    },
    moveTo: async (time, only) => {
      const due = jobs.filter(
        ({ schedule }) => nextRun(schedule.cron, clock.now()) <= time && (only?.includes(schedule.name) ?? true),
      )
      clock.moveTo(time)
      for (const job of due) await run(job, clock.now())
      planAll()
    },
    stop: () => {
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}
