import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EventType } from '#events/catalogue.ts'
import type { ExceptionAnswer, ExceptionRule } from '#events/exceptions.ts'
import { clockFrom } from '#local/clock.ts'
import { addDays } from '#shared/dates.ts'
import {
  enrolled,
  type Ladder,
  national,
  newEmployer,
  newEpao,
  newUln,
  problem,
  type Scene,
  said,
  startLadder,
  voided,
} from './client.ts'

const clock = clockFrom(new Date('2025-03-01T09:00:00Z'))
let ladder: Ladder

beforeAll(async () => {
  ladder = await startLadder({ clock })
  for (const region of ['Y62', 'Y63']) await ladder.registered(`hee:${region}`)
})
afterAll(() => ladder?.stop())

type Page = {
  readonly counts?: Record<ExceptionRule, number>
  readonly exceptions: readonly ExceptionAnswer[]
  readonly next?: string
}

const page = async (by: string, query: string): Promise<Page> => {
  await ladder.drained()
  const { status, body, text } = await ladder.get<Page>(by, `/exceptions?${query}`)
  if (status !== 200) throw new Error(`exceptions answered ${status}: ${text}`)
  return body
}
const rulesOf = async (by: string, query: string): Promise<string[]> =>
  (await page(by, query)).exceptions.map(({ rule }) => rule)

/** An event of a day. */
const on = (day: string, by: string, type: EventType, subject: string, data: object) =>
  said(by, type, subject, data, { time: `${day}T09:00:00.000Z` })

/** Somebody enrolled who is to finish so. */
const givenTrainee = async (scene: Scene, data: object = {}): Promise<string> => {
  const day = { time: '2024-09-09T09:00:00.000Z' }
  const [ref = ''] = await ladder.stored(scene.hei, { ...enrolled(scene, newUln(), data), ...day })
  return ref
}
const peopleOf = (scene: Scene) => `programme=${scene.programme}&rule=${OVER_PEOPLE}`
const OVER_PEOPLE = 'GUARANTEE-BROKEN,OUTCOME-OVERDUE,STALLED,LONG-PAUSE,EPA-DUE,MOVED-NOT-ARRIVED,DROPPED,DISAGREEMENT'

const moveOn = (day: string) => {
  clock.moveTo(new Date(`${day}T00:00:00Z`))
  ladder.forgetTokens()
}
const sweep = async () => {
  const { handler } = await import('#functions/sweep/handler.ts')
  await handler()
}

describe('an exception', () => {
  it('opens on its day without anybody saying anything, and is closed by the next event', async () => {
    const scene = await ladder.newScene()
    const ref = await givenTrainee(scene, { expectedEnd: '2025-05-31' })
    await ladder.drained()
    expect(await rulesOf(national, peopleOf(scene))).toEqual([])
    moveOn('2025-03-02')
    expect(await page(national, peopleOf(scene))).toMatchObject({
      exceptions: [
        {
          rule: 'EPA-DUE',
          since: '2025-03-02',
          says: expect.stringMatching(/expected end/),
          trainees: [ref],
          slice: {
            region: 'Y62',
            hei: scene.hei,
            programme: scene.programme,
            cohort: scene.cohort,
            employer: scene.employer,
            route: 'higher-apprenticeship',
            guaranteedPost: false,
          },
        },
      ],
    })
    const failed = on('2025-03-01', scene.hei, 'epa.completed', ref, { result: 'fail' })
    await ladder.stored(scene.hei, failed)
    expect(await rulesOf(national, peopleOf(scene))).toEqual([])
    await ladder.stored(scene.hei, voided(scene.hei, failed))
    expect(await rulesOf(national, peopleOf(scene))).toEqual(['EPA-DUE'])
  })

  it('shows both sides of a disagreement with their dates, until one of them speaks again', async () => {
    const scene = await ladder.newScene()
    const ref = await givenTrainee(scene)
    const report = (day: string, status: string) =>
      on(day, scene.employer, 'progress.reported', ref, { round: day.slice(0, 7), status })
    await ladder.stored(scene.employer, report('2025-02-03', 'left'))
    expect(await page(scene.hei, 'rule=DISAGREEMENT')).toMatchObject({
      exceptions: [
        {
          since: '2025-02-03',
          trainees: [ref],
          said: [
            { by: scene.hei, says: 'active', at: '2024-09-09' },
            { by: scene.employer, says: 'left', at: '2025-02-03' },
          ],
        },
      ],
    })
    await ladder.stored(scene.employer, report('2025-02-04', 'on-track'))
    expect(await rulesOf(scene.employer, 'rule=DISAGREEMENT')).toEqual([])
  })

  it('moves with the employer to another region', async () => {
    const scene = await ladder.newScene({ region: 'Y62' })
    await givenTrainee(scene, { expectedEnd: '2025-01-31' })
    expect(await rulesOf('hee:Y62', peopleOf(scene))).toEqual(['EPA-DUE'])
    await ladder.put(national, `/organisations/${scene.employer}`, { name: 'An organisation', region: 'Y63' })
    expect(await rulesOf('hee:Y62', peopleOf(scene))).toEqual([])
    expect(await rulesOf('hee:Y63', peopleOf(scene))).toEqual(['EPA-DUE'])
  })

  it('about a broken guarantee or somebody gone is there from the event on', async () => {
    const scene = await ladder.newScene()
    const [guaranteed, moved] = [await givenTrainee(scene, { guaranteedPost: true }), await givenTrainee(scene)]
    const elsewhere = await ladder.registered(newEmployer(), { region: 'Y62' })
    await ladder.stored(
      scene.hei,
      on('2025-01-10', scene.hei, 'epa.completed', guaranteed, { result: 'pass' }),
      on('2024-11-01', scene.hei, 'trainee.transferred', moved, { employer: elsewhere }),
    )
    await ladder.stored(
      scene.employer,
      on('2025-02-20', scene.employer, 'post.missing', guaranteed, { reason: 'no-vacancy' }),
    )
    const { exceptions } = await page(scene.hei, `rule=${OVER_PEOPLE}`)
    expect(exceptions.map(({ rule, since, trainees, organisation }) => [rule, since, trainees, organisation])).toEqual([
      ['MOVED-NOT-ARRIVED', '2025-01-30', [moved], elsewhere],
      ['GUARANTEE-BROKEN', '2025-02-20', [guaranteed], undefined],
    ])
    await ladder.stored(
      elsewhere,
      on('2025-02-21', elsewhere, 'progress.reported', moved, { round: '2025-02', status: 'on-track' }),
    )
    await ladder.stored(
      scene.employer,
      on('2025-02-28', scene.employer, 'post.confirmed', guaranteed, { band: 4, start: '2025-04-01' }),
    )
    expect(await rulesOf(scene.hei, `rule=${OVER_PEOPLE}`)).toEqual([])
  })
})

describe('the list', () => {
  it('pages without loss or repetition, the oldest first over all regions, and counts every rule', async () => {
    const [north, south] = [await ladder.newScene({ region: 'Y62' }), await ladder.newScene({ region: 'Y63' })]
    const expected: string[] = []
    for (const [index, scene] of [north, south, north, south, north].entries())
      expected.push(await givenTrainee(scene, { expectedEnd: `2024-10-1${9 - index}`, funding: 'self-funded' }))
    const seen: string[] = []
    let next = ''
    let pages = 0
    do {
      const query = `rule=EPA-DUE&funding=self-funded&limit=2${next && `&cursor=${next}`}`
      const { exceptions, counts, next: following = '' } = await page(national, query)
      expect(counts).toEqual(pages++ === 0 ? expect.objectContaining({ 'EPA-DUE': 5, STALLED: 0 }) : undefined)
      seen.push(...exceptions.flatMap(({ trainees }) => trainees))
      next = following
    } while (next)
    expect(seen).toEqual(expected.toReversed())
    expect(pages).toBe(3)
    const first = await page(national, 'rule=EPA-DUE&funding=self-funded&limit=2')
    expect(Object.keys(first.counts ?? {})).toHaveLength(12)
    expect(await ladder.get(national, `/exceptions?rule=EPA-DUE&limit=2&cursor=${first.next}`)).toMatchObject(
      problem(400, '/cursor'),
    )
  })

  it('is filtered by rules and by any slice', async () => {
    const scene = await ladder.newScene({ route: 'foundation-degree' })
    const ref = await givenTrainee(scene, { expectedEnd: '2025-01-31', setting: 'laboratory' })
    const slices = ['route=foundation-degree', 'setting=laboratory', 'guaranteedPost=false', `intake=2024-09`]
    for (const slice of [...slices, `hei=${scene.hei}`, `employer=${scene.employer}`, `cohort=${scene.cohort}`]) {
      const { exceptions } = await page(national, `${peopleOf(scene)}&${slice}`)
      expect([slice, exceptions.flatMap(({ trainees }) => trainees)]).toEqual([slice, [ref]])
    }
    for (const slice of ['route=diploma', 'setting=community', 'guaranteedPost=true', 'intake=2023-09', 'region=Y63'])
      expect([slice, await rulesOf(national, `${peopleOf(scene)}&${slice}`)]).toEqual([slice, []])
    for (const query of ['rule=LATE', 'rule=', 'region=Y99', 'limit=0', 'colour=red'])
      expect(await ladder.get(national, `/exceptions?${query}`)).toMatchObject(problem(400, `/${query.split('=')[0]}`))
  })

  it('is a table with the address of the next page, and no formula', async () => {
    const scene = await ladder.newScene()
    const refs = [
      await givenTrainee(scene, { expectedEnd: '2025-01-30' }),
      await givenTrainee(scene, { expectedEnd: '2025-01-31' }),
    ]
    await ladder.drained()
    const csv = { accept: 'text/csv' }
    const first = await ladder.get(scene.hei, '/exceptions?rule=EPA-DUE&limit=1', csv)
    expect(first.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    const [header, row] = first.text.split('\r\n')
    expect(header).toBe(
      'rule,since,says,region,icb,hei,programme,intake,cohort,employer,route,specialism,setting,funding,guaranteedPost,trainees,organisation,said',
    )
    expect(row).toContain(`EPA-DUE,2024-11-01,`)
    expect(row).toContain(refs[0])
    const [, address = ''] = /^<([^>]+)>; rel="next"$/.exec(first.headers.get('link') ?? '') ?? []
    const second = await ladder.get(scene.hei, address, csv)
    expect(second.text).toContain(refs[1])
    expect(second.headers.get('link')).toBeNull()
  })
})

describe('who sees what', () => {
  it('is their own: a commissioner its region, an HEI and an employer theirs, and nobody anybody else', async () => {
    const [own, other] = [await ladder.newScene({ region: 'Y62' }), await ladder.newScene({ region: 'Y63' })]
    const ref = await givenTrainee(own, { expectedEnd: '2025-01-31' })
    await givenTrainee(other, { expectedEnd: '2025-01-31' })
    for (const by of [national, 'hee:Y62', own.hei, own.employer]) {
      const { exceptions } = await page(by, `rule=EPA-DUE&cohort=${own.cohort}`)
      expect([by, exceptions.flatMap(({ trainees }) => trainees)]).toEqual([by, [ref]])
    }
    expect(await rulesOf('hee:Y63', `rule=EPA-DUE&cohort=${own.cohort}`)).toEqual([])
    expect(await ladder.get('hee:Y63', '/exceptions?region=Y62')).toMatchObject(problem(403, '/region'))
    for (const by of [other.hei, other.employer]) {
      expect((await ladder.get(by, '/exceptions')).text).not.toContain(ref)
      expect((await ladder.get(by, '/exceptions')).text).not.toContain(own.hei.slice('ukprn:'.length))
    }
    expect(await rulesOf(other.employer, `rule=EPA-DUE&cohort=${own.cohort}`)).toEqual([])
    for (const [by, query] of [
      [other.hei, `hei=${own.hei}`],
      [other.hei, `cohort=${own.cohort}`],
      [other.hei, 'region=Y62'],
      [other.employer, `employer=${own.employer}`],
    ] as const)
      expect(await ladder.get(by, `/exceptions?${query}`)).toMatchObject(problem(403))
    expect(await ladder.get(await ladder.registered(newEpao()), '/exceptions')).toMatchObject(problem(403))
    expect(await ladder.request('/exceptions')).toMatchObject({ status: 401 })
  })

  it('of somebody never enrolled: England, the organisation that spoke, and the region of an employer', async () => {
    const scene = await ladder.newScene({ region: 'Y62' })
    const uln = newUln()
    const [ref = ''] = await ladder.stored(scene.hei, on('2025-01-10', scene.hei, 'training.paused', uln, {}))
    const report = { round: '2025-01', status: 'on-track' }
    await ladder.stored(scene.employer, on('2025-01-12', scene.employer, 'progress.reported', uln, report))
    const speakers = async (by: string) =>
      (await page(by, 'rule=ENROLMENT-UNKNOWN')).exceptions
        .filter(({ trainees }) => trainees.includes(ref))
        .map(({ since, organisation }) => [since, organisation])
    const [ofHei, ofEmployer] = [
      ['2025-01-10', scene.hei],
      ['2025-01-12', scene.employer],
    ]
    expect(await speakers(national)).toEqual([ofHei, ofEmployer])
    expect(await speakers(scene.hei)).toEqual([ofHei])
    expect(await speakers(scene.employer)).toEqual([ofEmployer])
    expect(await speakers('hee:Y62')).toEqual([ofEmployer])
    expect(await speakers('hee:Y63')).toEqual([])
    await ladder.stored(scene.hei, { ...enrolled(scene, uln), time: '2025-01-05T09:00:00.000Z' })
    expect(await speakers(national)).toEqual([])
  })
})

describe('cohorts, regions and senders', () => {
  it('a cohort below the minimum is one until enough are enrolled or the programme is closed', async () => {
    const scene = await ladder.newScene({ region: 'Y56' })
    const below = () => page(national, `rule=BELOW-MINIMUM&programme=${scene.programme}`)
    expect((await below()).exceptions).toEqual([])
    await ladder.stored(national, said(national, 'places.commissioned', scene.cohort, { places: 12, region: 'Y59' }))
    expect((await below()).exceptions).toMatchObject([
      { since: '2024-09-01', slice: { cohort: scene.cohort }, trainees: [] },
    ])
    for (let enrolled = 1; enrolled <= 7; enrolled++) await givenTrainee(scene)
    expect((await below()).exceptions).toHaveLength(1)
    expect(await rulesOf(scene.hei, 'rule=BELOW-MINIMUM')).toEqual(['BELOW-MINIMUM'])
    expect(await rulesOf(scene.employer, 'rule=BELOW-MINIMUM')).toEqual([])
    await givenTrainee(scene)
    expect((await below()).exceptions).toEqual([])
    expect(await rulesOf(scene.hei, 'rule=LAST-HEI')).toEqual([])
    const lastHei = await page(national, 'rule=LAST-HEI&region=Y56')
    expect(lastHei.exceptions).toMatchObject([
      { since: null, slice: { region: 'Y56' }, says: expect.stringMatching(/^Only one HEI/) },
    ])
  })

  it('a sender is silent after 60 days, which the sweep says once, until it is heard again', async () => {
    const scene = await ladder.newScene({ region: 'Y61' })
    const ref = await givenTrainee(scene)
    const silent = async (by = national) =>
      (await page(by, 'rule=SILENT-SENDER')).exceptions
        .filter(({ organisation = '' }) => [scene.hei, scene.employer].includes(organisation))
        .map(({ since, organisation }) => [since, organisation])
    // The employer was never heard: from the day of the first enrolment that names it.
    expect(await silent()).toEqual([['2024-11-08', scene.employer]])
    expect(await silent(scene.employer)).toEqual([['2024-11-08', scene.employer]])
    expect(await silent(scene.hei)).toEqual([])
    const today = clock.now().toISOString().slice(0, 10)
    const report = { round: '2025-02', status: 'on-track' }
    await ladder.stored(scene.employer, on('2025-02-01', scene.employer, 'progress.reported', ref, report))
    expect(await silent()).toEqual([])

    const since = addDays(today, 60)
    moveOn(since)
    expect(await silent('hee:Y62')).toEqual([])
    expect(await silent()).toEqual(
      expect.arrayContaining([
        [since, scene.hei],
        [since, scene.employer],
      ]),
    )
    await sweep()
    await sweep()
    await ladder.drained()
    const { eventsAbout } = await import('#shared/store/log.ts')
    expect(await eventsAbout(scene.employer)).toMatchObject([
      { type: 'sender.silent', source: '/ladder', time: `${since}T00:00:00.000Z`, data: { since: today } },
    ])
    await ladder.stored(scene.hei, on('2025-02-01', scene.hei, 'module.failed', ref, { module: 'A', attempt: 1 }))
    expect(await silent()).toEqual([[since, scene.employer]])
  })
})

it('is proved from the log again, with whatever Ladder says of an organisation', async () => {
  const { verify } = await import('#shared/store/verify.ts')
  const { reconcile } = await import('#shared/store/reconcile.ts')
  const { recordsTable } = await import('#shared/store/records.ts')
  const { store } = await import('#shared/store/client.ts')
  const { ScanCommand, UpdateCommand } = await import('@aws-sdk/lib-dynamodb')
  await ladder.drained()
  expect(await reconcile()).toBe(0)
  expect(await verify('g1', () => undefined)).toEqual([])
  const { Items = [] } = await store.send(new ScanCommand({ TableName: recordsTable }))
  const entry = Items.find(({ concerns, item }) => concerns !== undefined && String(item).includes('#enrolment#'))
  await store.send(
    new UpdateCommand({
      TableName: recordsTable,
      Key: { subject: entry?.subject, item: entry?.item },
      UpdateExpression: 'SET since = :since',
      ExpressionAttributeValues: { ':since': '2030-01-01#EPA-DUE' },
    }),
  )
  expect(await verify('g1', () => undefined)).toMatchObject([{ in: 'listing', name: entry?.subject }])
})
