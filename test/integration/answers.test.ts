import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  enrolled,
  type Ladder,
  national,
  newEmployer,
  newUln,
  problem,
  type Scene,
  said,
  startLadder,
  withdrawn,
} from './client.ts'

let ladder: Ladder

beforeAll(async () => {
  ladder = await startLadder()
})
afterAll(() => ladder?.stop())

type Page = { readonly trainees: readonly { readonly ref: string }[]; readonly next?: string }

const pageOf = async (by: string, query: string): Promise<Page> => {
  const { status, body, text } = await ladder.get<Page>(by, `/trainees?${query}`)
  if (status !== 200) throw new Error(`GET /trainees?${query} answered ${status}: ${text}`)
  return body
}

const refsOf = ({ trainees }: Page): string[] => trainees.map(({ ref }) => ref)

/** All that a list has, read in pages of a size. */
const inPages = async (by: string, query: string, limit: number): Promise<readonly string[][]> => {
  const pages: string[][] = []
  for (let next: string | undefined = ''; next !== undefined; ) {
    const page = await pageOf(by, `${query}&limit=${limit}${next && `&cursor=${next}`}`)
    pages.push(refsOf(page))
    next = page.next
  }
  return pages
}

/** 24 trainees of one programme in two regions and two cohorts, in every state; the references by what is true of them. */
const givenTrainees = async () => {
  const scene = await ladder.newScene({ region: 'Y62' })
  const southern = await ladder.registered(newEmployer(), { region: 'Y58' })
  const trainees = Array.from({ length: 24 }, newUln)
  const placeOf = (at: number): Scene => ({
    ...scene,
    employer: at % 2 === 0 ? scene.employer : southern,
    cohort: at % 4 < 2 ? scene.cohort : `${scene.programme}/2025-01`,
  })
  const enrolments = trainees.map((trainee, at) => enrolled(placeOf(at), trainee))
  const [completing, leaving, moving, resuming] = [0, 6, 9, 12].map((from) => trainees.slice(from, from + 6))
  if (!completing || !leaving || !moving || !resuming) throw new Error('four groups')
  const refs = await ladder.stored(
    scene.hei,
    ...enrolments,
    ...completing.map((trainee) => said(scene.hei, 'epa.completed', trainee, { result: 'pass' })),
    ...leaving.slice(0, 3).map((trainee) => withdrawn(scene.hei, trainee)),
    ...moving
      .slice(0, 3)
      .map((trainee) => said(scene.hei, 'trainee.transferred', trainee, { cohort: `${scene.programme}/2025-09` })),
    ...resuming.map((trainee) => said(scene.hei, 'training.resumed', trainee, {})),
  )
  await ladder.stored(
    scene.employer,
    ...completing
      .filter((_, at) => at % 2 === 0)
      .map((trainee) => said(scene.employer, 'post.confirmed', trainee, { band: 4, start: '2024-10-01' })),
  )
  await ladder.drained()
  return { scene, refs: refs.slice(0, 24) }
}

describe('a list of trainees', () => {
  it('read in pages is the whole list, without gaps and without anybody twice, under every filter', async () => {
    const { scene, refs } = await givenTrainees()
    const expected: readonly [filter: string, refs: readonly string[]][] = [
      ['', refs],
      ['&region=Y58', refs.filter((_, at) => at % 2 === 1)],
      [`&employer=${scene.employer}`, refs.filter((_, at) => at % 2 === 0)],
      ['&status=completed', refs.slice(0, 6)],
      ['&status=withdrawn', refs.slice(6, 9)],
      ['&status=transferred', refs.slice(9, 12)],
      ['&status=paused', []],
      ['&outcome=confirmed', [0, 2, 4].map((at) => refs[at] ?? '')],
      ['&outcome=awaited', [1, 3, 5].map((at) => refs[at] ?? '')],
      ['&anomaly=resume-while-active', refs.slice(12, 18)],
      ['&anomaly=resume-while-active&region=Y58', [13, 15, 17].map((at) => refs[at] ?? '')],
    ]
    for (const [filter, listed] of expected) {
      const query = `programme=${scene.programme}${filter}`
      const whole = refsOf(await pageOf(national, `${query}&limit=200`))
      expect([filter, whole.toSorted()]).toEqual([filter, listed.toSorted()])
      for (const limit of [1, 5]) {
        const pages = await inPages(national, query, limit)
        expect([filter, pages.flat()]).toEqual([filter, whole])
        for (const page of pages.slice(0, -1)) expect(page).toHaveLength(limit)
      }
    }
  })

  it("of an HEI and of an employer has its own, and somebody else's is refused", async () => {
    const { scene, refs } = await givenTrainees()
    const other = await ladder.newScene()
    expect((await inPages(scene.hei, '', 10)).flat().toSorted()).toEqual(refs.toSorted())
    expect((await inPages(scene.employer, '', 10)).flat()).toHaveLength(12)
    expect(await inPages(other.hei, '', 10)).toEqual([[]])
    for (const query of [`hei=${scene.hei}`, `cohort=${scene.cohort}`, 'region=Y62'])
      expect(await ladder.get(other.hei, `/trainees?${query}`)).toMatchObject(problem(403))
  })

  it('does not go on from the cursor of another question, of another caller or of nobody', async () => {
    const { scene } = await givenTrainees()
    const { next = '' } = await pageOf(national, `programme=${scene.programme}&limit=3`)
    const refused = (by: string, query: string) => ladder.get(by, `/trainees?${query}&limit=3`)
    const other = problem(400, '/cursor')
    expect(await refused(national, `programme=${scene.programme}&status=active&cursor=${next}`)).toMatchObject(other)
    expect(await refused(national, `cursor=${next}`)).toMatchObject(other)
    expect(await refused(scene.hei, `programme=${scene.programme}&cursor=${next}`)).toMatchObject(other)
    for (const made of ['x', next.slice(0, -4), Buffer.from('{}').toString('base64url')])
      expect(await refused(national, `programme=${scene.programme}&cursor=${made}`)).toMatchObject(other)
  })

  it('tells every fault of its query at once', async () => {
    const query = 'limit=201&status=happy&region=Y99&name=x'
    const { status, body } = await ladder.get<{ errors: { pointer: string }[] }>(national, `/trainees?${query}`)
    const pointers = body.errors.map(({ pointer }) => pointer).toSorted()
    expect([status, pointers]).toEqual([400, ['/limit', '/name', '/region', '/status']])
  })
})

describe('the register', () => {
  it('read in pages is the whole register', async () => {
    const added = await Promise.all(
      Array.from({ length: 7 }, () => ladder.registered(newEmployer(), { region: 'Y63' })),
    )
    type Register = { readonly organisations: readonly { readonly id: string }[]; readonly next?: string }
    const found: string[] = []
    for (let next: string | undefined = ''; next !== undefined; ) {
      const path: string = `/organisations?kind=employer&region=Y63&limit=2${next && `&cursor=${next}`}`
      const { body } = await ladder.get<Register>(national, path)
      found.push(...body.organisations.map(({ id }) => id))
      next = body.next
    }
    expect(found).toEqual(added.toSorted())
  })
})

describe('an aggregate', () => {
  const ask = (query: string, headers: Record<string, string> = {}) =>
    ladder.get(national, `/aggregates/churn?${query}`, headers)

  it('has a weak tag that lasts until something changes in it', async () => {
    const scene = await ladder.newScene()
    await ladder.stored(scene.hei, enrolled(scene, newUln()))
    await ladder.drained()
    const query = `cohort=${scene.cohort}`
    const etag = (await ask(query)).headers.get('etag') ?? ''
    expect(etag).toMatch(/^W\/".+"$/)

    const unchanged = await ask(query, { 'if-none-match': `"other", ${etag}` })
    expect([unchanged.status, unchanged.text, unchanged.headers.get('etag')]).toEqual([304, '', etag])

    await ladder.stored(scene.hei, enrolled(scene, newUln()))
    await ladder.drained()
    const changed = await ask(query, { 'if-none-match': etag })
    expect(changed).toMatchObject({ status: 200, body: { total: { enrolled: 2 } } })
  })

  it("of another caller is not taken for one's own: the tag says how exact it is", async () => {
    const [scene, other] = [await ladder.newScene(), await ladder.newScene()]
    const path = `/aggregates/churn?cohort=${scene.cohort}`
    const etag = (await ladder.get(national, path)).headers.get('etag') ?? ''
    expect(await ladder.get(other.hei, path, { 'if-none-match': etag })).toMatchObject({ status: 200 })
  })

  it('comes as a table to whoever asks for one', async () => {
    const scene = await ladder.newScene()
    await ladder.stored(scene.hei, ...[newUln(), newUln()].map((uln) => enrolled(scene, uln)))
    await ladder.drained()
    const query = `cohort=${scene.cohort}&groupBy=region,setting`
    const { status, contentType, text } = await ask(query, { accept: 'text/csv, application/json;q=0.5' })
    expect([status, contentType]).toEqual([200, 'text/csv; charset=utf-8; header=present'])
    const [header = '', row = '', ...rest] = text.split('\r\n')
    expect(header).toMatch(/^region,setting,enrolled,active,/)
    expect(row).toMatch(/^Y62,community,2,2,/)
    expect(rest).toEqual([''])
  })

  it('comes in no other form', async () => {
    expect(await ask('', { accept: 'application/pdf' })).toMatchObject(problem(406))
    expect(await ask('', { accept: 'application/json;q=0' })).toMatchObject(problem(406))
    expect(await ask('', { accept: '*/*' })).toMatchObject({ status: 200, contentType: 'application/json' })
  })

  it('that there is none of is not found, and faults of a question are told at once', async () => {
    expect(await ladder.get(national, '/aggregates/happiness')).toMatchObject(problem(404))
    expect(await ask('groupBy=region,region&region=North&cohort=x')).toMatchObject(problem(400))
    const { body } = await ladder.get<{ errors: { pointer: string }[] }>(
      national,
      '/aggregates/churn?groupBy=hei,icb,region&region=North&colour=red',
    )
    expect(body.errors.map(({ pointer }) => pointer).toSorted()).toEqual(['/colour', '/groupBy', '/region'])
  })
})
