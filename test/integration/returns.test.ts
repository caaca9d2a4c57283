import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { national, said } from './client.ts'
import { pathOf, type Receipt, type Row, round, startCollection } from './collection-stage.ts'

const { ladder, scene, ulns, refs, moveTo, collect, getReturn, putRows, putFile, eventsOf, standing } =
  await startCollection()
beforeAll(async () => {
  moveTo('2024-11-01T06:00:00Z')
  await collect()
})
afterAll(() => ladder.stop())

describe("an employer's return", () => {
  it('becomes facts, once, and says again only what has changed', async () => {
    const [ann, bea, cai] = refs
    const rows = [
      { trainee: ann, status: 'on-track', offTheJobHours: 120 },
      { trainee: ulns[1], status: 'behind' },
      { trainee: cai, band: 4, start: '2024-11-04', role: 'Assistant practitioner' },
    ]
    const first = await putRows(scene.employer, rows)
    expect(first).toMatchObject({ status: 200, body: { status: 'submitted', counts: { accepted: 3, rejected: 0 } } })
    expect(await standing(cai, 'post.confirmed')).toMatchObject([{ data: { band: 4, start: '2024-11-04' } }])

    const again = await putRows(scene.employer, rows)
    expect(again.body.counts).toEqual({ rows: 3, accepted: 0, unchanged: 3, rejected: 0, dropped: 0 })
    expect(await eventsOf(ann)).toHaveLength(2)

    const changed = await putRows(scene.employer, [{ ...rows[0], status: 'behind' }, ...rows.slice(1)] as Row[])
    expect(changed.body.rows.map(({ status }) => status)).toEqual(['accepted', 'unchanged', 'unchanged'])
    const back = await putRows(scene.employer, rows)
    expect(back.body.counts).toMatchObject({ accepted: 1, unchanged: 2 })
    expect(await standing(ann, 'progress.reported')).toMatchObject([
      { data: { round, status: 'on-track', offTheJobHours: 120 } },
    ])
    expect((await eventsOf(ann)).filter(({ voided }) => voided)).toHaveLength(2)
    expect(await getReturn(scene.employer)).toMatchObject({ status: 'submitted', answered: 3 })
    expect(await eventsOf(bea)).toHaveLength(2)
  })

  it('says that a trainee it leaves out was dropped, and takes that back', async () => {
    const [ann, bea, cai] = refs
    const rows = [ann, bea, cai].map((trainee) => ({ trainee, status: 'on-track' }))
    const short = await putRows(scene.employer, rows.slice(0, 2))
    expect(short.body.counts).toMatchObject({ dropped: 1 })
    expect(await standing(cai, 'trainee.dropped')).toMatchObject([
      { source: '/ladder', data: { organisation: scene.employer, from: 'return', period: round } },
    ])
    expect(await standing(cai, 'post.confirmed')).toEqual([])
    expect((await ladder.get<{ enrolments: Row[] }>(national, `/trainees/${cai}`)).body.enrolments).toMatchObject([
      { status: 'completed' },
    ])
    expect((await putRows(scene.employer, rows)).body.counts).toMatchObject({ dropped: 0 })
    expect(await standing(cai, 'trainee.dropped')).toEqual([])
    await putRows(scene.employer, rows.slice(0, 2))
    expect(await standing(cai, 'trainee.dropped')).toHaveLength(1)
    await putRows(scene.employer, rows)
  })

  it('stores nothing for a dry run, nor with one bad row where all are wanted or none', async () => {
    const [ann, bea] = refs
    const before = await getReturn(scene.employer)
    const rows = [
      { trainee: ann, status: 'left' },
      { trainee: bea, status: 'fine' },
    ]
    const dry = await putRows(scene.employer, rows, 'dryRun=true')
    expect(dry).toMatchObject({ status: 200, body: { dryRun: true, counts: { accepted: 1, rejected: 1 } } })
    const whole = await putRows(scene.employer, rows, 'atomic=true')
    expect(whole).toMatchObject({
      status: 422,
      contentType: 'application/problem+json',
      body: { errors: [{ pointer: '/rows/2/status', detail: expect.stringContaining('on-track') }] },
    })
    expect(await getReturn(scene.employer)).toEqual(before)
    expect(await standing(ann, 'progress.reported')).toMatchObject([{ data: { status: 'on-track' } }])
  })
})

describe("an HEI's return", () => {
  it('is a file that comes back as it was handed out, and says what its cells say', async () => {
    const [ann, bea] = refs
    const template = await ladder.get(scene.hei, pathOf(scene.hei), { accept: 'text/csv' })
    expect(template.contentType).toContain('text/csv')
    const lines = template.text.trim().split('\r\n')
    const header = lines.find((line) => /^trainee,/.test(line)) ?? ''
    expect(header).toMatch(
      /^trainee,cohort,employer,asks,status,date,reason,award,epaResult,module,credits,level,attempt$/,
    )
    expect(lines.filter((line) => line.includes('# status'))).toEqual([expect.stringContaining('withdrawn')])

    const file = `${header}\r\n${ann},,,,Paused,31/10/2024,Maternity,,,,,,\r\n${bea},,,,,31 Oct 24,,,,AP4001,20,4,\r\n${bea},,,,,,,,,AP4002,20,4,2\r\n`
    const { body } = await putFile(scene.hei, file)
    expect(body).toMatchObject({ status: 'submitted', counts: { rows: 3, accepted: 3 } })
    expect(await standing(ann, 'training.paused')).toMatchObject([
      { time: '2024-10-31T12:00:00.000Z', data: { reason: 'maternity' } },
    ])
    expect(await standing(bea, 'module.passed')).toHaveLength(2)

    const filled = await ladder.get(scene.hei, pathOf(scene.hei), { accept: 'text/csv' })
    const sentBack = await putFile(scene.hei, filled.text, { accept: 'text/csv' })
    expect(sentBack.contentType).toContain('text/csv')
    expect(sentBack.text.trim().split('\r\n').at(-1)).toMatch(/,unchanged,$/)
    expect((await putFile(scene.hei, sentBack.text)).body.counts).toMatchObject({ unchanged: 3, accepted: 0 })
    expect(await standing(bea, 'module.passed')).toHaveLength(2)
    expect((await eventsOf(bea)).filter(({ type }) => type === 'module.passed')).toHaveLength(2)
  })

  it('may be nil, which takes back what it said', async () => {
    const [, bea] = refs
    const nil = await ladder.as<Receipt>(scene.hei, pathOf(scene.hei, 'nil=true'), { method: 'PUT' })
    expect(nil).toMatchObject({ status: 200, body: { status: 'submitted', counts: { rows: 0, dropped: 0 } } })
    expect(await standing(bea, 'module.passed')).toEqual([])
    expect(await getReturn(scene.hei)).toMatchObject({ nil: true, answered: 2 })
    const empty = await putRows(scene.hei, [])
    expect(empty).toMatchObject({ status: 422, body: { detail: expect.stringContaining('nil=true') } })
  })
})

it('has what stood before stand where a correction of it is refused, and takes the correction sent again', async () => {
  const [ann] = refs
  const others = refs.slice(1).map((trainee) => ({ trainee }))
  const statuses = async () => (await standing(ann, 'progress.reported')).map(({ data }) => data.status)
  await putRows(scene.employer, [{ trainee: ann, status: 'behind' }, ...others])
  const [{ id = '' } = {}] = await standing(ann, 'progress.reported')
  const nextId = id.replace(/\d+$/, (n) => String(Number(n) + 1))
  await ladder.stored(scene.employer, {
    ...said(scene.employer, 'post.missing', refs[2], { reason: 'no-vacancy' }),
    id: nextId,
  })

  const corrected = [{ trainee: ann, status: 'on-track' }, ...others]
  const refused = await putRows(scene.employer, corrected)
  expect(refused.body.rows[0]).toMatchObject({
    status: 'rejected',
    errors: [{ detail: expect.stringContaining('id is taken') }],
  })
  expect(await statuses()).toEqual(['behind'])
  expect((await putRows(scene.employer, corrected)).body.counts).toMatchObject({ accepted: 1, rejected: 0 })
  expect(await statuses()).toEqual(['on-track'])
})

it('keeps nobody by a ULN, not in what people type either', async () => {
  const [ann] = refs
  const role = `Assistant practitioner with ${ulns[1]}`
  await putRows(scene.employer, [
    { trainee: ulns[0], band: 4, start: '2024-10-28', role },
    ...refs.slice(1).map((trainee) => ({ trainee })),
  ])
  const { rows } = await getReturn(scene.employer)
  expect(rows).toContainEqual(expect.objectContaining({ trainee: ann, role: `Assistant practitioner with ${refs[1]}` }))
  expect(JSON.stringify(rows)).not.toMatch(/\d{10}/)
})
