import { setTimeout as sleep } from 'node:timers/promises'
import { sourceOf } from '#events/envelope.ts'
import { ulnFrom } from '#events/uln.ts'
import { startPlatform } from '#local/platform.ts'
import { type Figure, figure, quantile } from './figures.ts'
import { signedIn } from './http-client.ts'

const SAMPLES = 100
const LOOK_EVERY_MS = 5
const TARGET = { p50: 1000, p99: 3000 }

const HEI = 'ukprn:10000011'
const TRUST = 'ods:RAA'

/**
 * From POST to aggregate on this machine: an event is posted over HTTP, and the aggregate of its cohort is asked until it counts
 * it. Once on a quiet platform, once while another sender posts batches all the time.
 */
export const freshness = async (log: (line: string) => void): Promise<Figure[]> => {
  const platform = await startPlatform({ port: 0 })
  const call = signedIn(platform.url)
  try {
    await setTheScene(call)
    const quiet = await measure(call, 'quiet', '10000011/measured/2020-09')
    log(line(quiet))

    let isBusy = true
    let sent = 0
    const sender = async (): Promise<void> => {
      while (isBusy) {
        const body = Array.from({ length: 50 }, () => enrolment(`10000011/busy/2020-0${1 + (made % 9)}`))
        await call(HEI, '/events', { method: 'POST', type: 'application/cloudevents-batch+json', body })
        sent += body.length
      }
    }
    const started = performance.now()
    const sending = sender()
    const busy = await measure(call, 'busy', '10000011/measured/2021-09')
    isBusy = false
    await sending
    const beside = Math.round(sent / ((performance.now() - started) / 1000))
    log(`${line(busy)}, beside ${beside} other events a second`)
    return [...figuresOf(quiet), ...figuresOf(busy)]
  } finally {
    await platform.stop()
  }
}

type Call = ReturnType<typeof signedIn>
type Times = { readonly name: string; readonly ms: readonly number[] }

const measure = async (call: Call, name: string, cohort: string): Promise<Times> => {
  const ms: number[] = []
  for (let count = 1; count <= SAMPLES; count++) ms.push(await sample(call, cohort, count))
  return { name, ms }
}

const sample = async (call: Call, cohort: string, expected: number): Promise<number> => {
  const start = performance.now()
  await call(HEI, '/events', { method: 'POST', type: 'application/cloudevents+json', body: enrolment(cohort) })
  for (;;) {
    const { total } = (await call('hee:england', `/aggregates/churn?cohort=${cohort}`)) as {
      total: { enrolled: number }
    }
    if (total.enrolled >= expected) return performance.now() - start
    await sleep(LOOK_EVERY_MS)
  }
}

const line = ({ name, ms }: Times): string =>
  `  ${name}: p50 ${Math.round(quantile(ms, 0.5))} ms, p99 ${Math.round(quantile(ms, 0.99))} ms (${ms.length} events)`

const figuresOf = ({ name, ms }: Times): Figure[] => [
  figure(`POST to aggregate, ${name}: p50`, quantile(ms, 0.5), 'ms', { atMost: TARGET.p50 }),
  figure(`POST to aggregate, ${name}: p99`, quantile(ms, 0.99), 'ms', { atMost: TARGET.p99 }),
]

let made = 0
const enrolment = (cohort: string) => {
  made += 1
  const trainee = ulnFrom(String(100_000_000 + made * 3)) ?? ulnFrom(String(100_000_001 + made * 3))
  return {
    specversion: '1.0',
    id: `e-${made}`,
    source: sourceOf(HEI),
    type: 'trainee.enrolled',
    subject: trainee,
    time: '2020-09-14T09:00:00Z',
    data: {
      cohort,
      employer: TRUST,
      entryBand: 3,
      funding: 'levy',
      guaranteedPost: true,
      setting: 'community',
      expectedEnd: '2022-09-30',
    },
  }
}

const setTheScene = async (call: Call): Promise<void> => {
  const put = { method: 'PUT', type: 'application/json' }
  await call('hee:england', `/organisations/${HEI}`, { ...put, body: { name: 'University' } })
  await call('hee:england', `/organisations/${TRUST}`, { ...put, body: { name: 'Trust', region: 'Y62' } })
  for (const slug of ['measured', 'busy'])
    await call(HEI, '/events', {
      method: 'POST',
      type: 'application/cloudevents+json',
      body: {
        ...enrolment(''),
        type: 'programme.opened',
        subject: `10000011/${slug}`,
        data: { title: slug, route: 'foundation-degree', specialism: 'generic', minimumIntake: 10 },
      },
    })
}
