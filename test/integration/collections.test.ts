import { afterAll, describe, expect, it } from 'vitest'
import { asJson, enrolled, national, newUln, type Scene, said } from './client.ts'
import { pathOf, type Return, type Row, round, startCollection } from './collection-stage.ts'

const { ladder, jobs, clock, scene, refs, moveTo, collect, getReturn, putRows, standing } = await startCollection()
afterAll(() => ladder.stop())

describe('a round', () => {
  it('is not opened before its time, nor while nobody owes anything', async () => {
    expect(await collect()).toEqual([])
    expect((await ladder.get(national, '/collections')).body).toEqual({ rounds: [] })
    expect(await jobs.collectRound('2024-10', 'remind', clock.now())).toBe(false)
  })

  it('opens once on the 1st at 06:00 in London: each who owes something gets a return', async () => {
    moveTo('2024-11-01T06:00:00Z')
    expect(await collect()).toEqual(['open 2024-11'])
    expect(await collect()).toEqual([])
    const { body } = await ladder.get(national, `/collections/${round}`)
    expect(body).toMatchObject({ round, status: 'open', due: 2, submitted: 0, missing: 2, completeness: 0, asked: 5 })
    expect(body.returns).toEqual([
      expect.objectContaining({
        organisation: scene.employer,
        kind: 'employer',
        region: 'Y62',
        status: 'due',
        asked: 3,
      }),
      expect.objectContaining({ organisation: scene.hei, kind: 'hei', status: 'due', asked: 2 }),
    ])
  })

  it('asks an employer for progress and posts, and an HEI how training goes', async () => {
    const [ann, bea, cai] = refs
    const asks = async (by: string) => new Map((await getReturn(by)).rows.map((row) => [row.trainee, row.asks]))
    expect(await asks(scene.employer)).toEqual(
      new Map([ann, bea, cai].map((ref) => [ref, ref === cai ? 'post' : 'progress'])),
    )
    expect(await asks(scene.hei)).toEqual(new Map([ann, bea].map((ref) => [ref, 'training'])))
  })

  it('shows others nothing, not even whether there is a return', async () => {
    const other = await ladder.newScene({ region: 'Y56' })
    for (const by of [other.employer, other.hei])
      for (const whose of [scene.employer, scene.hei, 'ods:NOBODY'.slice(0, 10)]) {
        expect(await ladder.get(by, pathOf(whose))).toMatchObject({ status: 403 })
        const put = await ladder.as(by, pathOf(whose), { method: 'PUT', ...asJson({ rows: [] }) })
        expect(put).toMatchObject({ status: 403 })
      }
    expect((await ladder.get(other.employer, `/collections/${round}`)).body).toMatchObject({ due: 0, returns: [] })
    expect((await ladder.get(scene.hei, `/collections/${round}`)).body).toMatchObject({ due: 1 })

    const [far, near] = [await ladder.registered('hee:Y56'), await ladder.registered('hee:Y62')]
    expect(await ladder.get(far, pathOf(scene.hei))).toMatchObject({ status: 403 })
    expect(await ladder.get(near, pathOf(scene.hei))).toMatchObject({ status: 200, body: { asked: 2 } })
    expect((await ladder.get(near, `/collections/${round}`)).body).toMatchObject({ due: 2 })
    expect((await ladder.get(far, `/collections/${round}`)).body).toMatchObject({ due: 0 })
    expect(await ladder.put(national, pathOf(scene.hei), { rows: [] })).toMatchObject({ status: 403 })
  })
})

describe('a round goes on', () => {
  type Message = { readonly kind: string; readonly due: number; readonly left: string }
  const messagesTo = async (organisation: string): Promise<readonly Message[]> => {
    const { itemsUnder } = await import('#shared/store/items.ts')
    const { tableNamed } = await import('#shared/environment.ts')
    const messages: Message[] = []
    for await (const one of itemsUnder<Message>(tableNamed('messages'), ['organisation', organisation], {
      by: 'message',
    }))
      messages.push(one)
    return messages
  }
  let silent: Scene

  it('and whoever begins after it opened is asked in the next', async () => {
    silent = await ladder.newScene({ region: 'Y56', route: 'foundation-degree' })
    const early = { time: '2024-06-10T09:00:00Z' }
    const uln = newUln()
    await ladder.stored(silent.hei, { ...enrolled(silent, uln), time: '2024-04-01T09:00:00Z' })
    await ladder.stored(silent.hei, said(silent.hei, 'qualification.awarded', uln, { award: 'fdsc' }, early))
    expect(await putRows(silent.employer, [{ trainee: uln, status: 'left' }])).toMatchObject({ status: 404 })
    await putRows(
      scene.employer,
      refs.map((trainee) => ({ trainee, status: 'on-track' })),
    )
    moveTo('2024-11-15T06:00:00Z')
    expect(await collect()).toEqual(['remind 2024-11'])
  })

  it('closes at the end of the 22nd, and its completeness is fixed', async () => {
    moveTo('2024-11-22T23:59:59Z')
    expect(await collect()).toEqual([])
    moveTo('2024-11-23T05:00:00Z')
    expect(await collect()).toEqual(['close 2024-11'])
    expect((await ladder.get(national, `/collections/${round}`)).body).toMatchObject({
      status: 'closed',
      closes: '2024-11-23T00:00:00.000Z',
      due: 2,
      submitted: 1,
      missing: 1,
      completeness: 0.5,
    })
    const kindsTo = async (by: string) => (await messagesTo(by)).map(({ kind }) => kind).toSorted()
    expect(await kindsTo(scene.employer)).toEqual(['closed', 'opened'])
    expect(await kindsTo(scene.hei)).toEqual(['late', 'opened', 'reminder'])
  })

  it('catches up all that was missed, as if it had been in time', async () => {
    moveTo('2025-01-10T12:00:00Z')
    expect(await collect()).toEqual(['open 2024-12', 'remind 2024-12', 'close 2024-12', 'open 2025-01'])
    expect(await collect()).toEqual([])
    const told = (await messagesTo(silent.employer)).filter(({ left }) => left < '2025')
    expect(told.map(({ kind, left }) => `${kind} ${left}`).toSorted()).toEqual([
      'late 2024-12-23T00:00:00.000Z',
      'opened 2024-12-01T06:00:00.000Z',
      'reminder 2024-12-15T06:00:00.000Z',
    ])
    const { rounds } = (await ladder.get<{ rounds: Row[] }>(national, '/collections?limit=2')).body
    expect(rounds.map(({ round, status, completeness }) => [round, status, completeness])).toEqual([
      ['2025-01', 'open', 0],
      ['2024-12', 'closed', 0],
    ])
  })

  it('says at the close what nobody has reported of a post for six months', async () => {
    const { rows } = (await ladder.get<Return>(silent.employer, pathOf(silent.employer, '', '2024-12'))).body
    const [{ trainee = '' } = {}] = rows as readonly { trainee?: string }[]
    expect(await standing(trainee, 'post.missing')).toMatchObject([
      { source: '/ladder', time: '2024-12-23T00:00:00.000Z', data: { reason: 'not-reported' } },
    ])
    expect((await ladder.get(silent.employer, pathOf(silent.employer, '', '2025-01'))).status).toBe(404)
  })

  it('counts what comes after the close, as late', async () => {
    const rows = refs.map((trainee) => ({ trainee, status: 'on-track' }))
    expect(await putRows(scene.employer, rows, '', '2024-12')).toMatchObject({ status: 200, body: { status: 'late' } })
    const { body } = await ladder.get<{ total: Row; rows: Row[] }>(
      national,
      '/aggregates/collections?round=2024-12&groupBy=organisation',
    )
    expect(body.total).toMatchObject({ due: 3, submitted: 0, late: 1, missing: 2, completeness: 0 })
    expect(
      body.rows.find(({ key }) => (key as { organisation: string }).organisation === scene.employer),
    ).toMatchObject({
      due: 1,
      late: 1,
      rows: 3,
      rowErrors: 0,
    })
  })
})

describe('the aggregate', () => {
  type Answer = { readonly total: Row; readonly filters: Row; readonly rows: readonly (Row & { readonly key: Row })[] }
  const ask = async (by: string, query: string) =>
    (await ladder.get<Answer>(by, `/aggregates/collections?${query}`)).body

  it('answers by up to two dimensions, and adds up', async () => {
    const { total, rows } = await ask(national, 'groupBy=round,kind')
    for (const name of ['due', 'submitted', 'late', 'missing', 'rows', 'rowErrors'])
      expect(rows.reduce((sum, row) => sum + Number(row[name]), 0)).toBe(total[name])
    expect(rows.map(({ key }) => `${key.round} ${key.kind}`)).toContain('2024-11 hei')
    const regions = await ask(national, 'groupBy=region&round=2024-12')
    expect(regions.rows.map(({ key, due }) => [key.region, due])).toEqual([
      ['Y56', 1],
      ['Y62', 2],
    ])
  })

  it('shows an organisation its own, a region its own, and nobody more', async () => {
    expect(await ask(scene.hei, 'round=2024-11')).toMatchObject({ total: { due: 1 }, filters: { hei: scene.hei } })
    expect(await ask('hee:Y62', 'round=2024-12')).toMatchObject({ total: { due: 2 }, filters: { region: 'Y62' } })
    for (const [by, query] of [
      [scene.hei, `employer=${scene.employer}`],
      [scene.employer, 'hei=ukprn:10000999'],
      ['hee:Y62', 'region=Y56'],
    ] as const)
      expect(await ladder.get(by, `/aggregates/collections?${query}`)).toMatchObject({ status: 403 })
    expect(await ladder.get(national, '/aggregates/collections?cohort=x')).toMatchObject({ status: 400 })
  })

  it('comes as a table, and unchanged with its tag', async () => {
    const path = '/aggregates/collections?groupBy=round'
    const table = await ladder.get(national, path, { accept: 'text/csv' })
    expect(table.text.split('\r\n')[0]).toBe(
      'round,due,submitted,late,missing,rows,rowErrors,asked,answered,completeness,coverage',
    )
    const { headers } = await ladder.get(national, path)
    expect((await ladder.get(national, path, { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304)
  })
})

describe('a round by hand', () => {
  it('opens and closes as of now, once', async () => {
    moveTo('2025-01-23T01:00:00Z')
    await collect()
    moveTo('2025-02-01T01:00:00Z')
    expect(await jobs.collectRound('2025-02', 'open', clock.now())).toBe(true)
    expect(await jobs.collectRound('2025-02', 'open', clock.now())).toBe(false)
    expect(await jobs.collectRound('2025-02', 'close', clock.now())).toBe(true)
    expect(await jobs.collectRound('2025-02', 'remind', clock.now())).toBe(false)
    moveTo('2025-02-27T01:00:00Z')
    expect(await collect()).toEqual([])
  })
})

it('has whom it left out back with the first row of theirs in a later round, though it says nothing', async () => {
  const [ann, bea] = refs
  const rows = [ann, bea].map((trainee) => ({ trainee, status: 'continuing' }))
  const dropped = async () =>
    (await ladder.get<{ exceptions: Row[] }>(national, '/exceptions?rule=DROPPED')).body.exceptions.map(
      ({ trainees, since }) => [trainees, since],
    )
  await putRows(scene.hei, rows.slice(0, 1), '', '2024-12')
  await putRows(scene.hei, rows.slice(0, 1), '', '2025-01')
  expect(await standing(bea, 'trainee.dropped')).toHaveLength(2)
  await expect.poll(dropped).toEqual([[[bea], '2025-02-27']])
  await putRows(scene.hei, rows, '', '2025-02')
  expect(await standing(bea, 'trainee.dropped')).toEqual([])
  await expect.poll(dropped).toEqual([])
  await putRows(scene.hei, rows.slice(0, 1), '', '2024-12')
  expect(await standing(bea, 'trainee.dropped')).toEqual([])
})
