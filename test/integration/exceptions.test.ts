import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '#shared/dates.ts'
import { national, newEmployer, said, voided } from './client.ts'
import { OVER_PEOPLE, on, peopleOf, startLadderOn } from './exceptions-client.ts'

let ladder: Awaited<ReturnType<typeof startLadderOn>>

beforeAll(async () => {
  ladder = await startLadderOn('2025-03-01')
})
afterAll(() => ladder?.stop())

const sweep = async () => {
  const { handler } = await import('#functions/sweep/handler.ts')
  await handler()
}

describe('an exception', () => {
  it('opens on its day without anybody saying anything, and is closed by the next event', async () => {
    const scene = await ladder.newScene()
    const ref = await ladder.givenTrainee(scene, { expectedEnd: '2025-05-31' })
    await ladder.drained()
    expect(await ladder.rulesOf(national, peopleOf(scene))).toEqual([])
    ladder.moveOn('2025-03-02')
    expect(await ladder.page(national, peopleOf(scene))).toMatchObject({
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
    expect(await ladder.rulesOf(national, peopleOf(scene))).toEqual([])
    await ladder.stored(scene.hei, voided(scene.hei, failed))
    expect(await ladder.rulesOf(national, peopleOf(scene))).toEqual(['EPA-DUE'])
  })

  it('shows both sides of a disagreement with their dates, until one of them speaks again', async () => {
    const scene = await ladder.newScene()
    const ref = await ladder.givenTrainee(scene)
    const report = (day: string, status: string) =>
      on(day, scene.employer, 'progress.reported', ref, { round: day.slice(0, 7), status })
    await ladder.stored(scene.employer, report('2025-02-03', 'left'))
    expect(await ladder.page(scene.hei, 'rule=DISAGREEMENT')).toMatchObject({
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
    expect(await ladder.rulesOf(scene.employer, 'rule=DISAGREEMENT')).toEqual([])
  })

  it('moves with the employer to another region', async () => {
    const scene = await ladder.newScene({ region: 'Y62' })
    await ladder.givenTrainee(scene, { expectedEnd: '2025-01-31' })
    expect(await ladder.rulesOf('hee:Y62', peopleOf(scene))).toEqual(['EPA-DUE'])
    await ladder.put(national, `/organisations/${scene.employer}`, { name: 'An organisation', region: 'Y63' })
    expect(await ladder.rulesOf('hee:Y62', peopleOf(scene))).toEqual([])
    expect(await ladder.rulesOf('hee:Y63', peopleOf(scene))).toEqual(['EPA-DUE'])
  })

  it('about a broken guarantee or somebody gone is there from the event on', async () => {
    const scene = await ladder.newScene()
    const [guaranteed, moved] = [
      await ladder.givenTrainee(scene, { guaranteedPost: true }),
      await ladder.givenTrainee(scene),
    ]
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
    const { exceptions } = await ladder.page(scene.hei, `rule=${OVER_PEOPLE}`)
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
    expect(await ladder.rulesOf(scene.hei, `rule=${OVER_PEOPLE}`)).toEqual([])
  })
})

describe('cohorts, regions and senders', () => {
  it('a cohort below the minimum is one until enough are enrolled or the programme is closed', async () => {
    const scene = await ladder.newScene({ region: 'Y56' })
    const below = () => ladder.page(national, `rule=BELOW-MINIMUM&programme=${scene.programme}`)
    expect((await below()).exceptions).toEqual([])
    await ladder.stored(national, said(national, 'places.commissioned', scene.cohort, { places: 12, region: 'Y59' }))
    expect((await below()).exceptions).toMatchObject([
      { since: '2024-09-01', slice: { cohort: scene.cohort }, trainees: [] },
    ])
    for (let enrolled = 1; enrolled <= 7; enrolled++) await ladder.givenTrainee(scene)
    expect((await below()).exceptions).toHaveLength(1)
    expect(await ladder.rulesOf(scene.hei, 'rule=BELOW-MINIMUM')).toEqual(['BELOW-MINIMUM'])
    expect(await ladder.rulesOf(scene.employer, 'rule=BELOW-MINIMUM')).toEqual([])
    await ladder.givenTrainee(scene)
    expect((await below()).exceptions).toEqual([])
    expect(await ladder.rulesOf(scene.hei, 'rule=LAST-HEI')).toEqual([])
    const lastHei = await ladder.page(national, 'rule=LAST-HEI&region=Y56')
    expect(lastHei.exceptions).toMatchObject([
      { since: null, slice: { region: 'Y56' }, says: expect.stringMatching(/^Only one HEI/) },
    ])
  })

  it('a sender is silent after 60 days, which the sweep says once, until it is heard again', async () => {
    const scene = await ladder.newScene({ region: 'Y61' })
    const ref = await ladder.givenTrainee(scene)
    const silent = async (by = national) =>
      (await ladder.page(by, 'rule=SILENT-SENDER')).exceptions
        .filter(({ organisation = '' }) => [scene.hei, scene.employer].includes(organisation))
        .map(({ since, organisation }) => [since, organisation])
    // The employer was never heard: from the day of the first enrolment that names it.
    expect(await silent()).toEqual([['2024-11-08', scene.employer]])
    expect(await silent(scene.employer)).toEqual([['2024-11-08', scene.employer]])
    expect(await silent(scene.hei)).toEqual([])
    const today = ladder.today()
    const report = { round: '2025-02', status: 'on-track' }
    await ladder.stored(scene.employer, on('2025-02-01', scene.employer, 'progress.reported', ref, report))
    expect(await silent()).toEqual([])

    const since = addDays(today, 60)
    ladder.moveOn(since)
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
