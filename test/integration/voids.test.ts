import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  enrolled,
  type Ladder,
  national,
  newEmployer,
  newUln,
  opened,
  problem,
  type Scene,
  said,
  startLadder,
  voided,
  withdrawn,
} from './client.ts'

let ladder: Ladder

beforeAll(async () => {
  ladder = await startLadder()
})
afterAll(() => ladder?.stop())

/** Everything that the aggregates say of a cohort. */
const picture = async ({ cohort }: Scene) => {
  await ladder.drained()
  const [sustainability, churn, outcomes] = await Promise.all(
    ['sustainability', 'churn', 'outcomes'].map((aggregate) => ladder.total(aggregate, `cohort=${cohort}`)),
  )
  return { sustainability, churn, outcomes }
}

const eventsOf = async (by: string, ref: string) => {
  const { body } = await ladder.get<{ events: { id: string; voided: boolean }[] }>(by, `/trainees/${ref}/events`)
  return body.events.map(({ id, voided }) => ({ id, voided }))
}

const passed = ({ hei }: Scene, trainee: string) => said(hei, 'epa.completed', trainee, { result: 'pass' })
const confirmed = ({ employer }: Scene, trainee: string) =>
  said(employer, 'post.confirmed', trainee, { band: 4, start: '2024-10-01' })

describe('a voided event', () => {
  it('never happened: every aggregate is as without it', async () => {
    const [scene, without] = [await ladder.newScene(), await ladder.newScene()]
    const [trainee, other] = [newUln(), newUln()]
    const mistaken = [enrolled(scene, other), withdrawn(scene.hei, trainee), passed(scene, other)]
    await ladder.stored(scene.hei, enrolled(scene, trainee), ...mistaken)
    await ladder.stored(without.hei, enrolled(without, newUln()))
    expect(await picture(scene)).not.toEqual(await picture(without))

    await ladder.stored(scene.hei, ...mistaken.map((event) => voided(scene.hei, event)))
    expect(await picture(scene)).toEqual(await picture(without))
  })

  it('gives way to its correction', async () => {
    const scene = await ladder.newScene()
    const rightEmployer = await ladder.registered(newEmployer(), { region: 'Y63' })
    const trainee = newUln()
    const mistaken = enrolled(scene, trainee)
    await ladder.stored(scene.hei, mistaken, passed(scene, trainee))
    const correction = enrolled({ ...scene, employer: rightEmployer }, trainee, { funding: 'self-funded' })
    await ladder.stored(scene.hei, voided(scene.hei, mistaken), correction)

    await ladder.drained()
    const enrolments = (slice: string) => ladder.total('churn', `cohort=${scene.cohort}&${slice}`)
    expect(await enrolments('region=Y62')).toMatchObject({ enrolled: 0, completed: 0 })
    expect(await enrolments('funding=levy')).toMatchObject({ enrolled: 0, completed: 0 })
    expect(await enrolments('region=Y63')).toMatchObject({ enrolled: 1, completed: 1 })
    expect(await enrolments('funding=self-funded')).toMatchObject({ enrolled: 1, completed: 1 })
  })

  it('that arrives after its void never counts', async () => {
    const scene = await ladder.newScene()
    const [trainee, late] = [newUln(), newUln()]
    const mistaken = enrolled(scene, late)
    await ladder.stored(scene.hei, voided(scene.hei, mistaken), enrolled(scene, trainee))
    const [ref = ''] = await ladder.stored(scene.hei, mistaken)

    expect((await picture(scene)).churn).toMatchObject({ enrolled: 1 })
    expect(await ladder.get(national, `/trainees/${ref}`)).toMatchObject({ status: 200, body: { enrolments: [] } })
  })

  it('is marked among the events behind a trainee; its void is there too and is not', async () => {
    const scene = await ladder.newScene()
    const trainee = newUln()
    const [enrolment, mistaken] = [enrolled(scene, trainee), withdrawn(scene.hei, trainee)]
    const taking = voided(scene.hei, mistaken)
    const [ref = ''] = await ladder.stored(scene.hei, taking, mistaken, enrolment)
    expect(await eventsOf(scene.hei, ref)).toEqual([
      { id: enrolment.id, voided: false },
      { id: mistaken.id, voided: true },
      { id: taking.id, voided: false },
    ])
  })

  it('is still a duplicate when it is sent again', async () => {
    const scene = await ladder.newScene()
    const mistaken = enrolled(scene, newUln())
    await ladder.stored(scene.hei, mistaken, voided(scene.hei, mistaken))
    expect(await ladder.post(scene.hei, mistaken)).toMatchObject({ status: 200, body: { status: 'duplicate' } })
    expect((await picture(scene)).churn).toMatchObject({ enrolled: 0 })
  })
})

describe('a void', () => {
  it('that is itself voided takes nothing back', async () => {
    const scene = await ladder.newScene()
    const trainee = newUln()
    const enrolment = enrolled(scene, trainee)
    const taking = voided(scene.hei, enrolment)
    const [ref = ''] = await ladder.stored(scene.hei, enrolment, taking)
    expect((await picture(scene)).churn).toMatchObject({ enrolled: 0 })

    await ladder.stored(scene.hei, voided(scene.hei, taking))
    expect((await picture(scene)).churn).toMatchObject({ enrolled: 1 })
    expect((await eventsOf(scene.hei, ref)).map(({ voided }) => voided)).toEqual([false, true, false])
  })

  it('by another source is stored and does nothing', async () => {
    const [scene, other] = [await ladder.newScene(), await ladder.newScene()]
    const enrolment = enrolled(scene, newUln())
    const [ref = ''] = await ladder.stored(scene.hei, enrolment)
    for (const by of [other.hei, scene.employer, national]) await ladder.stored(by, voided(by, enrolment))

    expect((await picture(scene)).churn).toMatchObject({ enrolled: 1 })
    const events = await eventsOf(scene.hei, ref)
    expect(events).toHaveLength(4)
    expect(events.filter(({ voided }) => voided)).toEqual([])
  })

  it('with a subject that is not that of its event is refused, alone and in a batch with it', async () => {
    const scene = await ladder.newScene()
    const [known, fresh] = [enrolled(scene, newUln()), enrolled(scene, newUln())]
    await ladder.stored(scene.hei, known)
    const wrong = voided(scene.hei, known, { subject: newUln() })
    expect(await ladder.post(scene.hei, wrong)).toMatchObject(problem(422, '/subject'))

    const { body } = await ladder.postBatch(scene.hei, [fresh, voided(scene.hei, fresh, { subject: scene.programme })])
    expect(body.results).toMatchObject([{ status: 'stored' }, { status: 'rejected', problem: { status: 422 } }])
    expect((await picture(scene)).churn).toMatchObject({ enrolled: 2 })
  })

  it('names the trainee by ULN or by reference: it is the same trainee', async () => {
    const scene = await ladder.newScene()
    const enrolment = enrolled(scene, newUln())
    const [ref = ''] = await ladder.stored(scene.hei, enrolment)
    await ladder.stored(scene.hei, voided(scene.hei, { ...enrolment, subject: ref }))
    expect((await picture(scene)).churn).toMatchObject({ enrolled: 0 })
  })

  it('of an event whose id has the ULN in it finds it', async () => {
    const scene = await ladder.newScene()
    const trainee = newUln()
    const enrolment = { ...enrolled(scene, trainee), id: `enrolment-of-${trainee}` }
    await ladder.stored(scene.hei, enrolment, voided(scene.hei, enrolment))
    expect((await picture(scene)).churn).toMatchObject({ enrolled: 0 })
  })

  it('finds it too when it names the trainee by reference', async () => {
    const scene = await ladder.newScene()
    const trainee = newUln()
    const enrolment = { ...enrolled(scene, trainee), id: `enrolment-of-${trainee}` }
    const [ref = ''] = await ladder.stored(scene.hei, enrolment)
    await ladder.stored(scene.hei, voided(scene.hei, { ...enrolment, subject: ref }))
    expect((await picture(scene)).churn).toMatchObject({ enrolled: 0 })
  })

  it('of a completion, with its post, takes both from the outcomes', async () => {
    const scene = await ladder.newScene()
    const trainee = newUln()
    const [completion, post] = [passed(scene, trainee), confirmed(scene, trainee)]
    await ladder.stored(scene.hei, enrolled(scene, trainee), completion)
    await ladder.stored(scene.employer, post)
    expect((await picture(scene)).outcomes).toMatchObject({ completed: 1, confirmed: 1, postRate: 1 })

    await ladder.stored(scene.employer, voided(scene.employer, post))
    expect((await picture(scene)).outcomes).toMatchObject({ completed: 1, confirmed: 0, awaited: 1, postRate: 0 })
    await ladder.stored(scene.hei, voided(scene.hei, completion))
    expect((await picture(scene)).outcomes).toMatchObject({ completed: 0, awaited: 0, postRate: null })
  })
})

describe('voiding what is said of cohorts and programmes', () => {
  it('places go back to the statement before', async () => {
    const scene = await ladder.newScene()
    const [first, second] = [20, 30].map((places) =>
      said(national, 'places.commissioned', scene.cohort, { places, region: 'Y62' }),
    )
    if (!first || !second) throw new Error('two statements')
    await ladder.stored(scene.hei, enrolled(scene, newUln()))
    await ladder.stored(national, first, second)
    expect((await picture(scene)).sustainability).toMatchObject({ places: 30 })
    await ladder.stored(national, voided(national, second))
    expect((await picture(scene)).sustainability).toMatchObject({ places: 20, fillRate: 1 / 20 })
    await ladder.stored(national, voided(national, first))
    expect((await picture(scene)).sustainability).toMatchObject({ places: 0, fillRate: null })
  })

  const statusOf = async ({ programme }: Scene) => {
    await ladder.drained()
    const path = `/aggregates/sustainability?groupBy=programme&programme=${programme}`
    const { body } = await ladder.get<{ rows: { status: string }[] }>(national, path)
    return body.rows.map(({ status }) => status)
  }

  it('a programme closed by mistake is open again, and one that is opened again after its closure too', async () => {
    const scene = await ladder.newScene()
    await ladder.stored(scene.hei, enrolled(scene, newUln()))
    const open = await statusOf(scene)
    expect(open).not.toEqual(['closed'])

    const closing = said(scene.hei, 'programme.closed', scene.programme, { reason: 'low-numbers' })
    await ladder.stored(scene.hei, closing)
    expect(await statusOf(scene)).toEqual(['closed'])
    await ladder.stored(scene.hei, voided(scene.hei, closing))
    expect(await statusOf(scene)).toEqual(open)

    const closingAgain = said(scene.hei, 'programme.closed', scene.programme, { reason: 'replaced' })
    await ladder.stored(scene.hei, closingAgain)
    expect(await statusOf(scene)).toEqual(['closed'])
    await ladder.stored(scene.hei, opened(scene.programme))
    expect(await statusOf(scene)).toEqual(open)
  })

  it('a programme whose opening was voided takes no enrolments', async () => {
    const scene = await ladder.newScene()
    const opening = opened(`${scene.programme}-two`)
    await ladder.stored(scene.hei, opening, voided(scene.hei, opening))
    const event = enrolled({ ...scene, cohort: `${opening.subject}/2024-09` }, newUln())
    expect(await ladder.post(scene.hei, event)).toMatchObject(problem(422, '/data/cohort'))
  })
})
