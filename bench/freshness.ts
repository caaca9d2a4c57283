import { cpus } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { sourceOf } from '#events/envelope.ts'
import { ulnFrom } from '#events/uln.ts'
import { startPlatform } from '#local/platform.ts'

/**
 * From POST to aggregate on this machine: an event is posted over HTTP, and the aggregate of its cohort is asked until it counts
 * it. Once on a quiet platform, once while another sender posts batches all the time.
 */
const SAMPLES = 100
const LOOK_EVERY_MS = 5
const TARGET = { p50: 1000, p99: 3000 }

const HEI = 'ukprn:10000011'
const TRUST = 'ods:RAA'
const platform = await startPlatform({ port: 0 })

const tokenOf = async (organisation: string): Promise<string> => {
  const form = { grant_type: 'client_credentials', client_id: organisation, client_secret: 'local' }
  const response = await fetch(`${platform.url}/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) })
  return ((await response.json()) as { access_token: string }).access_token
}
const tokens = new Map<string, string>()
const call = async (by: string, path: string, init: { method?: string; type?: string; body?: unknown } = {}) => {
  const token = tokens.get(by) ?? (await tokenOf(by))
  tokens.set(by, token)
  const response = await fetch(`${platform.url}${path}`, {
    method: init.method ?? 'GET',
    headers: { authorization: `Bearer ${token}`, ...(init.type && { 'content-type': init.type }) },
    ...(init.body !== undefined && { body: JSON.stringify(init.body) }),
  })
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${await response.text()}`)
  return (await response.json()) as { total: { enrolled: number } }
}

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

const setTheScene = async (): Promise<void> => {
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

const sample = async (cohort: string, expected: number): Promise<number> => {
  const start = performance.now()
  await call(HEI, '/events', { method: 'POST', type: 'application/cloudevents+json', body: enrolment(cohort) })
  for (;;) {
    const { total } = await call('hee:england', `/aggregates/churn?cohort=${cohort}`)
    if (total.enrolled >= expected) return performance.now() - start
    await sleep(LOOK_EVERY_MS)
  }
}

const measure = async (name: string, cohort: string) => {
  const times: number[] = []
  for (let count = 1; count <= SAMPLES; count++) times.push(await sample(cohort, count))
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0)
  const figures = { p50: at(0.5), p99: at(0.99), max: at(1) }
  console.log(
    `${name.padEnd(8)} p50 ${figures.p50} ms   p99 ${figures.p99} ms   max ${figures.max} ms   (${SAMPLES} events)`,
  )
  return figures
}

await setTheScene()
console.log(
  `POST to aggregate, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}`,
)
const quiet = await measure('quiet', '10000011/measured/2020-09')

let isBusy = true
let sent = 0
const sender = async (): Promise<void> => {
  while (isBusy) {
    const body = Array.from({ length: 50 }, () =>
      enrolment(`10000011/busy/2020-${1 + (made % 9)}`.replace(/-(\d)$/, '-0$1')),
    )
    await call(HEI, '/events', { method: 'POST', type: 'application/cloudevents-batch+json', body })
    sent += body.length
  }
}
const started = performance.now()
const sending = sender()
const busy = await measure('busy', '10000011/measured/2021-09')
isBusy = false
await sending
console.log(`         beside ${Math.round(sent / ((performance.now() - started) / 1000))} other events a second`)

await platform.stop()
const isMet = [quiet, busy].every(({ p50, p99 }) => p50 < TARGET.p50 && p99 < TARGET.p99)
console.log(`target p50 < ${TARGET.p50} ms, p99 < ${TARGET.p99} ms: ${isMet ? 'met' : 'missed'}`)
process.exitCode = isMet ? 0 : 1
