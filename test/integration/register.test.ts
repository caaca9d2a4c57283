import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  asJson,
  enrolled,
  type Ladder,
  national,
  newEmployer,
  newEpao,
  newHei,
  newUln,
  opened,
  problem,
  said,
  startLadder,
} from './client.ts'

let ladder: Ladder

beforeAll(async () => {
  ladder = await startLadder()
})
afterAll(() => ladder?.stop())

describe('writing the register', () => {
  it('answers 201 for a new organisation and 200 for one that it replaces, all of it', async () => {
    const id = newEmployer()
    const details = { name: 'Northern Care', region: 'Y62', icb: 'QOP', levyPaying: true, contact: 'post@nhs.example' }
    const path = `/organisations/${id}`
    expect(await ladder.put(national, path, details)).toMatchObject({ status: 201, body: { id, ...details } })
    expect(await ladder.get(national, path)).toMatchObject({ body: { id, kind: 'employer', ...details } })

    const replaced = await ladder.put(national, path, { name: 'Northern Care Alliance', region: 'Y62' })
    expect(replaced).toMatchObject({ status: 200 })
    const { body } = await ladder.get(national, path)
    expect(body).toEqual({ id, kind: 'employer', name: 'Northern Care Alliance', region: 'Y62' })
  })

  it('takes an id that is encoded', async () => {
    const id = newHei()
    const reply = await ladder.put(national, `/organisations/${encodeURIComponent(id)}`, { name: 'A university' })
    expect(reply).toMatchObject({ status: 201, body: { id, kind: 'hei' } })
  })

  it('is for the national commissioner only', async () => {
    const { hei, employer } = await ladder.newScene()
    const regional = await ladder.registered('hee:Y59')
    for (const by of [hei, employer, regional]) {
      expect(await ladder.put(by, `/organisations/${newHei()}`, { name: 'Another' })).toMatchObject(problem(403))
      expect(await ladder.put(by, `/organisations/${by}`, { name: 'Myself' })).toMatchObject(problem(403))
    }
  })

  it.each([
    ['an employer without a region', newEmployer(), { name: 'A trust' }, ['/region']],
    ['a region that is none', newEmployer(), { name: 'A trust', region: 'Y99' }, ['/region']],
    ['a region of a commissioner that is not its own', 'hee:Y60', { name: 'Midlands', region: 'Y62' }, ['/region']],
    ['no name', newHei(), {}, ['/name']],
    ['a field that is none', newHei(), { name: 'A university', phone: '1' }, ['/phone']],
    ['an id that is none', 'ukprn:20000001', { name: 'A university' }, ['/id']],
    ['an id and a contact that are none', 'ods:x', { name: 'A', contact: 'nobody' }, ['/id', '/contact']],
    ['a list', newHei(), [], ['']],
  ])('refuses %s, and nothing of it stays', async (_, id, details, pointers) => {
    expect(await ladder.put(national, `/organisations/${id}`, details)).toMatchObject(problem(422, ...pointers))
    const { status } = await ladder.get(national, `/organisations/${id}`)
    expect([404, 422]).toContain(status)
  })

  it('refuses what cannot be read', async () => {
    const path = `/organisations/${newHei()}`
    const send = (init: RequestInit) => ladder.as(national, path, { method: 'PUT', ...init })
    expect(await send(asJson({ name: 'A' }, 'text/plain'))).toMatchObject(problem(415))
    expect(await send({ headers: { 'content-type': 'application/json' }, body: '{' })).toMatchObject(problem(400))
    expect(await send({ headers: { 'content-type': 'application/json' }, body: '' })).toMatchObject(problem(400))
  })

  it('gives the organisation a client at once', async () => {
    const id = newEpao()
    await expect(ladder.tokenOf(id)).rejects.toThrow('invalid_client')
    await ladder.registered(id)
    await expect(ladder.tokenOf(id)).resolves.toMatch(/./)
  })
})

describe('the programmes in the register', () => {
  type Programmes = { programmes: { id: string }[]; next?: string }
  const opening = { title: 'AP', route: 'dip-he', specialism: 'generic', minimumIntake: 8 } as const

  it('are told as last opened, and closed since when and why, to anyone with a token', async () => {
    const hei = await ladder.registered(newHei())
    const [closed, open] = ['closed', 'open'].map((slug) => `${hei.slice('ukprn:'.length)}/${slug}`) as [string, string]
    const at = (time: string) => ({ time: `${time}T09:00:00Z` })
    await ladder.stored(
      hei,
      { ...opened(closed, opening), ...at('2020-01-06') },
      { ...opened(closed, { ...opening, minimumIntake: 5 }), ...at('2020-03-02') },
      said(hei, 'programme.closed', closed, { reason: 'low-numbers' }, at('2021-07-30')),
      { ...opened(open, opening), ...at('2020-09-01') },
    )
    await ladder.drained()
    const { status, body } = await ladder.get(await ladder.registered(newEpao()), `/programmes?hei=${hei}`)
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        programmes: [
          {
            id: closed,
            hei,
            ...opening,
            minimumIntake: 5,
            opened: '2020-01-06',
            closed: '2021-07-30',
            reason: 'low-numbers',
          },
          { id: open, hei, ...opening, opened: '2020-09-01' },
        ],
      },
    })
  })

  it('come page by page, each once, one HEI’s or all', async () => {
    const hei = await ladder.registered(newHei())
    const own = ['a1', 'b2', 'c3', 'd4', 'e5'].map((slug) => `${hei.slice('ukprn:'.length)}/${slug}`)
    await ladder.stored(hei, ...own.map((id) => opened(id, opening)))
    await ladder.newScene()
    await ladder.drained()
    const pages = async (query: string, cursor?: string): Promise<string[][]> => {
      const path = `/programmes?limit=2${query}${cursor ? `&cursor=${cursor}` : ''}`
      const { programmes, next } = (await ladder.get<Programmes>(national, path)).body
      return [programmes.map(({ id }) => id), ...(next ? await pages(query, next) : [])]
    }
    expect(await pages(`&hei=${hei}`)).toEqual([own.slice(0, 2), own.slice(2, 4), own.slice(4)])
    const all = (await pages('')).flat()
    expect(all).toEqual([...new Set(all)].toSorted())
    expect(all.length).toBeGreaterThan(own.length)
    expect(all).toEqual(expect.arrayContaining(own))
  })

  it('are not told to a query that cannot be', async () => {
    for (const [query, pointer] of [
      ['hei=ods:RAA', '/hei'],
      ['limit=0', '/limit'],
      ['cursor=b2Rz', '/cursor'],
      ['region=Y62', '/region'],
    ] as const)
      expect(await ladder.get(national, `/programmes?${query}`)).toMatchObject(problem(400, pointer))
  })
})

describe('the register moves people between slices', () => {
  it('when an employer moves to another region, its trainees and their list move along', async () => {
    const scene = await ladder.newScene({ region: 'Y56' })
    const elsewhere = await ladder.registered(newEmployer(), { region: 'Y56' })
    await ladder.stored(
      scene.hei,
      ...[newUln(), newUln()].map((uln) => enrolled(scene, uln)),
      enrolled({ ...scene, employer: elsewhere }, newUln()),
    )
    const inRegion = async (region: string) => {
      await ladder.drained()
      const slice = `cohort=${scene.cohort}&region=${region}`
      const { enrolled } = await ladder.total('churn', slice)
      const { body } = await ladder.get<{ trainees: unknown[] }>(national, `/trainees?${slice}`)
      return { enrolled, listed: body.trainees.length }
    }
    expect([await inRegion('Y56'), await inRegion('Y58')]).toEqual([
      { enrolled: 3, listed: 3 },
      { enrolled: 0, listed: 0 },
    ])
    await ladder.put(national, `/organisations/${scene.employer}`, { name: 'Moved', region: 'Y58' })
    expect([await inRegion('Y56'), await inRegion('Y58')]).toEqual([
      { enrolled: 1, listed: 1 },
      { enrolled: 2, listed: 2 },
    ])
    await ladder.put(national, `/organisations/${scene.employer}`, { name: 'Moved back', region: 'Y56' })
    expect([await inRegion('Y56'), await inRegion('Y58')]).toEqual([
      { enrolled: 3, listed: 3 },
      { enrolled: 0, listed: 0 },
    ])
    expect(ladder.failures()).toEqual([])
  })

  it('when a programme is restated with another route, what completes its enrolments changes', async () => {
    const scene = await ladder.newScene({ route: 'higher-apprenticeship' })
    const [assessed, awarded] = [newUln(), newUln()]
    await ladder.stored(
      scene.hei,
      enrolled(scene, assessed),
      enrolled(scene, awarded),
      said(scene.hei, 'epa.completed', assessed, { result: 'merit' }),
      ...['one', 'two'].map((code) =>
        said(scene.hei, 'module.passed', awarded, { module: code, credits: 20, level: 5, attempt: 1 }),
      ),
      said(scene.hei, 'qualification.awarded', awarded, { award: 'fdsc' }),
    )
    const completions = async () => {
      await ladder.drained()
      const slice = `cohort=${scene.cohort}`
      const [{ completed }, outcomes] = await Promise.all([
        ladder.total('churn', slice),
        ladder.total('outcomes', slice),
      ])
      const { body } = await ladder.get<{ trainees: { enrolments: { credits: number }[] }[] }>(
        national,
        `/trainees?${slice}&status=completed`,
      )
      return {
        completed,
        outcomes: outcomes.completed,
        credits: body.trainees.flatMap((one) => one.enrolments[0]?.credits),
      }
    }
    expect(await completions()).toEqual({ completed: 1, outcomes: 1, credits: [0] })
    await ladder.stored(scene.hei, opened(scene.programme, { route: 'foundation-degree' }))
    expect(await completions()).toEqual({ completed: 1, outcomes: 1, credits: [40] })
    await ladder.stored(scene.hei, opened(scene.programme, { route: 'higher-apprenticeship' }))
    expect(await completions()).toEqual({ completed: 1, outcomes: 1, credits: [0] })
  })

  it('when an employer gets an ICB, its trainees are in it', async () => {
    const scene = await ladder.newScene({ region: 'Y61' })
    await ladder.stored(scene.hei, enrolled(scene, newUln()))
    await ladder.put(national, `/organisations/${scene.employer}`, { name: 'A trust', region: 'Y61', icb: 'QHG' })
    await ladder.drained()
    expect(await ladder.total('churn', `cohort=${scene.cohort}&icb=QHG`)).toMatchObject({ enrolled: 1 })
  })
})
