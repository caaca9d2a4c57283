import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enrolled, national, newEpao, newUln, problem } from './client.ts'
import { on, peopleOf, startLadderOn } from './exceptions-client.ts'

let ladder: Awaited<ReturnType<typeof startLadderOn>>

beforeAll(async () => {
  ladder = await startLadderOn('2025-03-01')
})
afterAll(() => ladder?.stop())

describe('the list', () => {
  it('pages without loss or repetition, the oldest first over all regions, and counts every rule', async () => {
    const [north, south] = [await ladder.newScene({ region: 'Y62' }), await ladder.newScene({ region: 'Y63' })]
    const expected: string[] = []
    for (const [index, scene] of [north, south, north, south, north].entries())
      expected.push(await ladder.givenTrainee(scene, { expectedEnd: `2024-10-1${9 - index}`, funding: 'self-funded' }))
    const seen: string[] = []
    let next = ''
    let pages = 0
    do {
      const query = `rule=EPA-DUE&funding=self-funded&limit=2${next && `&cursor=${next}`}`
      const { exceptions, counts, next: following = '' } = await ladder.page(national, query)
      expect(counts).toEqual(pages++ === 0 ? expect.objectContaining({ 'EPA-DUE': 5, STALLED: 0 }) : undefined)
      seen.push(...exceptions.flatMap(({ trainees }) => trainees))
      next = following
    } while (next)
    expect(seen).toEqual(expected.toReversed())
    expect(pages).toBe(3)
    const first = await ladder.page(national, 'rule=EPA-DUE&funding=self-funded&limit=2')
    expect(Object.keys(first.counts ?? {})).toHaveLength(12)
    expect(await ladder.get(national, `/exceptions?rule=EPA-DUE&limit=2&cursor=${first.next}`)).toMatchObject(
      problem(400, '/cursor'),
    )
  })

  it('is filtered by rules and by any slice', async () => {
    const scene = await ladder.newScene({ route: 'foundation-degree' })
    const ref = await ladder.givenTrainee(scene, { expectedEnd: '2025-01-31', setting: 'laboratory' })
    const slices = ['route=foundation-degree', 'setting=laboratory', 'guaranteedPost=false', `intake=2024-09`]
    for (const slice of [...slices, `hei=${scene.hei}`, `employer=${scene.employer}`, `cohort=${scene.cohort}`]) {
      const { exceptions } = await ladder.page(national, `${peopleOf(scene)}&${slice}`)
      expect([slice, exceptions.flatMap(({ trainees }) => trainees)]).toEqual([slice, [ref]])
    }
    for (const slice of ['route=diploma', 'setting=community', 'guaranteedPost=true', 'intake=2023-09', 'region=Y63'])
      expect([slice, await ladder.rulesOf(national, `${peopleOf(scene)}&${slice}`)]).toEqual([slice, []])
    for (const query of ['rule=LATE', 'rule=', 'region=Y99', 'limit=0', 'colour=red'])
      expect(await ladder.get(national, `/exceptions?${query}`)).toMatchObject(problem(400, `/${query.split('=')[0]}`))
  })

  it('is a table with the address of the next page, and no formula', async () => {
    const scene = await ladder.newScene()
    const refs = [
      await ladder.givenTrainee(scene, { expectedEnd: '2025-01-30' }),
      await ladder.givenTrainee(scene, { expectedEnd: '2025-01-31' }),
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
    const ref = await ladder.givenTrainee(own, { expectedEnd: '2025-01-31' })
    await ladder.givenTrainee(other, { expectedEnd: '2025-01-31' })
    for (const by of [national, 'hee:Y62', own.hei, own.employer]) {
      const { exceptions } = await ladder.page(by, `rule=EPA-DUE&cohort=${own.cohort}`)
      expect([by, exceptions.flatMap(({ trainees }) => trainees)]).toEqual([by, [ref]])
    }
    expect(await ladder.rulesOf('hee:Y63', `rule=EPA-DUE&cohort=${own.cohort}`)).toEqual([])
    expect(await ladder.get('hee:Y63', '/exceptions?region=Y62')).toMatchObject(problem(403, '/region'))
    for (const by of [other.hei, other.employer]) {
      expect((await ladder.get(by, '/exceptions')).text).not.toContain(ref)
      expect((await ladder.get(by, '/exceptions')).text).not.toContain(own.hei.slice('ukprn:'.length))
    }
    expect(await ladder.rulesOf(other.employer, `rule=EPA-DUE&cohort=${own.cohort}`)).toEqual([])
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
      (await ladder.page(by, 'rule=ENROLMENT-UNKNOWN')).exceptions
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
