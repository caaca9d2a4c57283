import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
  withdrawn,
} from './client.ts'

let ladder: Ladder

beforeAll(async () => {
  ladder = await startLadder()
  for (const region of ['Y62', 'Y63']) await ladder.registered(`hee:${region}`)
})
afterAll(() => ladder?.stop())

/** Enrols so many, some of whom withdraw; their references. */
const givenTrainees = async (scene: Scene, count: number, leaving = 0): Promise<readonly string[]> => {
  const trainees = Array.from({ length: count }, newUln)
  const leavers = trainees.slice(0, leaving).map((trainee) => withdrawn(scene.hei, trainee))
  const subjects = await ladder.stored(scene.hei, ...trainees.map((trainee) => enrolled(scene, trainee)), ...leavers)
  await ladder.drained()
  return subjects.slice(0, count)
}

const churn = (by: string, slice = '') =>
  ladder.get<{ disclosure: string; filters: object; total: object }>(by, `/aggregates/churn?${slice}`)

describe('a commissioner', () => {
  it('of a region is answered on its region, and on no other', async () => {
    const [inside, outside] = [await ladder.newScene({ region: 'Y62' }), await ladder.newScene({ region: 'Y63' })]
    await givenTrainees(inside, 3)
    await givenTrainees(outside, 4)
    const exactly = (enrolled: number) => ({
      status: 200,
      body: { disclosure: 'exact', filters: { region: 'Y62' }, total: { enrolled } },
    })
    expect(await churn('hee:Y62', `cohort=${inside.cohort}`)).toMatchObject(exactly(3))
    expect(await churn('hee:Y62', `cohort=${inside.cohort}&region=Y62`)).toMatchObject(exactly(3))
    expect(await churn('hee:Y62', `cohort=${outside.cohort}`)).toMatchObject(exactly(0))
    expect(await churn('hee:Y62', 'region=Y63')).toMatchObject(problem(403, '/region'))
    expect(await ladder.get('hee:Y62', '/trainees?region=Y63')).toMatchObject(problem(403, '/region'))
  })

  it('of England is answered on all', async () => {
    const scene = await ladder.newScene({ region: 'Y63' })
    await givenTrainees(scene, 4)
    expect(await churn(national, `cohort=${scene.cohort}`)).toMatchObject({
      body: { disclosure: 'exact', filters: { cohort: scene.cohort }, total: { enrolled: 4 } },
    })
  })
})

describe('an HEI', () => {
  it('is answered exactly on its own, whether it names it or not', async () => {
    const scene = await ladder.newScene()
    await givenTrainees(scene, 23, 4)
    for (const slice of ['', `hei=${scene.hei}`, `programme=${scene.programme}`, `cohort=${scene.cohort}`])
      expect(await churn(scene.hei, slice)).toMatchObject({
        body: {
          disclosure: 'exact',
          filters: { hei: scene.hei },
          total: { enrolled: 23, withdrawn: 4, withdrawalRate: 4 / 23 },
        },
      })
  })

  it('is answered on others with counts to the nearest 5 and the rates of those', async () => {
    const [scene, other] = [await ladder.newScene(), await ladder.newScene()]
    await givenTrainees(scene, 23, 4)
    const rounded = { enrolled: 25, active: 20, withdrawn: 5, transferredOut: 0, withdrawalRate: 0.2 }
    for (const slice of [`hei=${scene.hei}`, `programme=${scene.programme}`, `cohort=${scene.cohort}`])
      expect(await churn(other.hei, slice)).toMatchObject({
        status: 200,
        body: { disclosure: 'rounded', total: { ...rounded, withdrawnByReason: { health: 5, academic: 0 } } },
      })
  })

  it('is told no rate on fewer than 22.5 people, and 0 for 1 and 2 of them', async () => {
    const [scene, other] = [await ladder.newScene(), await ladder.newScene()]
    await givenTrainees(scene, 22, 2)
    expect(await churn(other.hei, `cohort=${scene.cohort}`)).toMatchObject({
      body: { disclosure: 'rounded', total: { enrolled: 20, withdrawn: 0, withdrawalRate: null } },
    })
  })

  it('is answered rounded on a whole region, its own people in it too', async () => {
    const scene = await ladder.newScene({ region: 'Y60' })
    await givenTrainees(scene, 4)
    expect(await churn(scene.hei, 'region=Y60')).toMatchObject({
      body: { disclosure: 'rounded', filters: { region: 'Y60' }, total: { enrolled: 5 } },
    })
  })
})

describe('an employer', () => {
  it('is answered exactly on its own and rounded on others', async () => {
    const scene = await ladder.newScene()
    const neighbour = await ladder.registered(newEmployer(), { region: 'Y62' })
    await givenTrainees(scene, 7)
    await givenTrainees({ ...scene, employer: neighbour }, 4)
    const own = { disclosure: 'exact', filters: { employer: scene.employer } }
    for (const slice of ['', `employer=${scene.employer}`, `cohort=${scene.cohort}`])
      expect(await churn(scene.employer, slice)).toMatchObject({ body: { ...own, total: { enrolled: 7 } } })
    expect(await churn(scene.employer, `employer=${neighbour}`)).toMatchObject({
      body: { disclosure: 'rounded', total: { enrolled: 5 } },
    })
  })
})

describe('a trainee', () => {
  it('is shown to its HEI, its employer and its commissioners', async () => {
    const scene = await ladder.newScene({ region: 'Y62' })
    const [ref = ''] = await givenTrainees(scene, 1)
    for (const by of [scene.hei, scene.employer, 'hee:Y62', national]) {
      expect(await ladder.get(by, `/trainees/${ref}`)).toMatchObject({ status: 200, body: { ref } })
      expect(await ladder.get(by, `/trainees/${ref}/events`)).toMatchObject({ body: { events: [{ subject: ref }] } })
    }
  })

  it('is to all others what nobody is, to the byte', async () => {
    const [scene, other] = [await ladder.newScene({ region: 'Y62' }), await ladder.newScene({ region: 'Y63' })]
    const [ref = ''] = await givenTrainees(scene, 1)
    const nobody = `t_${'a'.repeat(26)}`
    const answerTo = async (by: string, path: string) => {
      const { status, headers, text } = await ladder.get(by, path)
      const unchanging = [...headers].filter(([name]) => name !== 'date' && !name.endsWith('request-id'))
      return { status, text, headers: unchanging }
    }
    for (const by of [other.hei, other.employer, 'hee:Y63'])
      for (const rest of ['', '/events']) {
        const answer = await answerTo(by, `/trainees/${ref}${rest}`)
        expect(answer.status).toBe(403)
        expect(answer).toEqual(await answerTo(by, `/trainees/${nobody}${rest}`))
      }
    expect(await ladder.get(national, `/trainees/${nobody}`)).toMatchObject(problem(404))
    expect(await ladder.get(national, `/trainees/${nobody}/events`)).toMatchObject(problem(404))
  })

  it('is shown to the HEI that it came from and to the one that it went to', async () => {
    const [first, second] = [await ladder.newScene(), await ladder.newScene()]
    const trainee = newUln()
    const [ref = ''] = await ladder.stored(first.hei, enrolled(first, trainee))
    expect(await ladder.get(second.hei, `/trainees/${ref}`)).toMatchObject(problem(403))
    await ladder.stored(second.hei, enrolled(second, trainee))
    for (const by of [first.hei, second.hei])
      expect(await ladder.get(by, `/trainees/${ref}`)).toMatchObject({
        body: { enrolments: [{ cohort: first.cohort, status: 'transferred' }, { cohort: second.cohort }] },
      })
  })

  it('of whom there are facts and no enrolment is open to the national commissioner only', async () => {
    const scene = await ladder.newScene()
    const [ref = ''] = await ladder.stored(scene.hei, withdrawn(scene.hei, newUln()))
    expect(await ladder.get(scene.hei, `/trainees/${ref}`)).toMatchObject(problem(403))
    expect(await ladder.get(national, `/trainees/${ref}`)).toMatchObject({ status: 200, body: { enrolments: [] } })
  })

  it('is asked for by reference: a ULN is not taken and not told back', async () => {
    const uln = newUln()
    const reply = await ladder.get(national, `/trainees/${uln}`)
    expect(reply).toMatchObject(problem(422, '/ref'))
    expect(reply.text).not.toContain(uln)
  })

  it('is as the log says from the moment of the answer on', async () => {
    const scene = await ladder.newScene()
    const [ref = ''] = await ladder.stored(scene.hei, enrolled(scene, newUln()))
    for (let credits = 10; credits <= 100; credits += 10) {
      const data = { module: `M${credits}`, credits: 10, level: 4, attempt: 1 }
      await ladder.stored(scene.hei, said(scene.hei, 'module.passed', ref, data))
      expect(await ladder.get(scene.hei, `/trainees/${ref}`)).toMatchObject({ body: { enrolments: [{ credits }] } })
    }
  })
})

describe('an assessment organisation', () => {
  it('sees the register and nothing else', async () => {
    const epao = await ladder.registered(newEpao())
    for (const path of ['/organisations', '/programmes'])
      expect(await ladder.get(epao, path)).toMatchObject({ status: 200 })
    for (const path of ['/aggregates/outcomes', '/trainees', `/trainees/t_${'a'.repeat(26)}`])
      expect(await ladder.get(epao, path)).toMatchObject(problem(403))
  })
})

describe('the contact of an organisation', () => {
  it('shows to the organisation itself and to commissioners', async () => {
    const id = await ladder.registered(newEmployer(), { region: 'Y62', contact: 'somebody@nhs.example' })
    const { hei, employer } = await ladder.newScene()
    for (const [by, shown] of [
      [id, true],
      [national, true],
      ['hee:Y63', true],
      [hei, false],
      [employer, false],
    ] as const) {
      const one = await ladder.get(by, `/organisations/${id}`)
      const all = await ladder.get(by, '/organisations?kind=employer&limit=200')
      expect(one.body.id).toBe(id)
      expect([by, one.text.includes('somebody@'), all.text.includes('somebody@')]).toEqual([by, shown, shown])
    }
  })
})
