import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Import } from '#shared/store/imports.ts'
import { type Ladder, newUln, problem, startLadder } from './client.ts'
import { enrolmentRow, HEADER, importsOf, tableOf } from './import-client.ts'

let ladder: Ladder
let imports: ReturnType<typeof importsOf>
beforeAll(async () => {
  ladder = await startLadder()
  imports = importsOf(ladder)
})
afterAll(() => ladder?.stop())

const refused = (detail: string | RegExp) => ({
  status: 'refused',
  detail: expect.stringMatching(detail),
  counts: { stored: 0, rejected: 0 },
})

describe('a table of events', () => {
  it('is stored row by row, past the rows that are wrong, and given back with what was found', async () => {
    const scene = await ladder.newScene()
    const [ann, ben] = [newUln(), newUln()]
    const rows = [
      enrolmentRow(scene, ann),
      enrolmentRow(scene, ben, { expectedEnd: '31/08/2026', guaranteedPost: 'no', time: '16/09/2024' }),
      enrolmentRow(scene, '1.23E+09'),
      [],
      enrolmentRow(scene, newUln(), { entryBand: '7', setting: 'moon', employer: '=1+1' }),
      enrolmentRow(scene, ann),
    ]
    const answer = await imports.send(scene.hei, tableOf(rows), { query: '?name=september.csv' })
    expect(answer).toMatchObject({ status: 202, body: { name: 'september.csv', status: 'waiting', dryRun: false } })
    expect(answer.headers.get('location')).toBe(`/imports/${answer.body.id}`)

    const done = await imports.ended(answer, scene.hei)
    expect(done).toMatchObject({
      status: 'done',
      holds: 'events',
      progress: { rows: 6 },
      counts: { stored: 2, duplicate: 1, rejected: 2, skipped: 0, voided: 0, dropped: 0 },
      problems: {
        total: 4,
        first: [
          { row: 4, column: 'subject', detail: expect.stringContaining('format the ULN column as text') },
          { row: 6, column: 'employer' },
          { row: 6, column: 'entryBand' },
          { row: 6, column: 'setting' },
        ],
      },
    })
    expect(done.progress.bytes).toBe(done.progress.of)
    await ladder.drained()
    expect(await ladder.total('churn', `cohort=${scene.cohort}`)).toMatchObject({ enrolled: 2 })

    const { text, contentType } = await ladder.get(scene.hei, `/imports/${done.id}`, { accept: 'text/csv' })
    expect(contentType).toContain('text/csv')
    const lines = text.trim().split('\r\n')
    expect(lines[0]).toBe(`${HEADER},found,wrong`)
    const found = lines.slice(1).map((line) => /,(stored|duplicate|rejected),/.exec(line)?.[1])
    expect(found).toEqual(['stored', 'stored', 'rejected', 'rejected', 'duplicate'])
    expect(lines[1]).toContain(ann)
    expect(lines[4]).toContain(",'=1+1,")

    // What was given back is put right and sent again.
    const again = await imports.imported(scene.hei, text.replace('1.23E+09', newUln()))
    expect(again.counts).toMatchObject({ stored: 1, duplicate: 3, rejected: 1 })
  })

  it('may open a programme and enrol in it; a dry run says what would be stored, and stores nothing', async () => {
    const { hei, employer } = await ladder.newScene()
    const programme = `${hei.slice('ukprn:'.length)}/new`
    const opening = 'programme.opened,1,{programme},2024-01-08,A new course,foundation-degree,generic,8,,,,,,,,'
    const header =
      'type,id,subject,time,title,route,specialism,minimumIntake,cohort,employer,entryBand,funding,guaranteedPost,setting,expectedEnd'
    const scene = { hei, employer, programme, cohort: `${programme}/2024-09` }
    const [type, subject, time, ...data] = enrolmentRow(scene, newUln()).slice(1)
    const enrolment = [type, '2', subject, time, '', '', '', '', ...data].join(',')
    const table = [header, opening.replace('{programme}', programme), enrolment].join('\n')
    const wouldBe = { status: 'done', counts: { stored: 2, rejected: 0 } }
    expect(await imports.imported(hei, table, { query: '?dryRun=true' })).toMatchObject({ ...wouldBe, dryRun: true })
    expect((await ladder.get(hei, `/aggregates/churn?programme=${programme}`)).body).toMatchObject({
      total: { enrolled: 0 },
    })
    expect(await imports.imported(hei, table)).toMatchObject(wouldBe)
    expect(await imports.imported(hei, table)).toMatchObject({ counts: { stored: 0, duplicate: 2 } })
  })

  it('is read as spreadsheets of Britain and its neighbours save it', async () => {
    const scene = await ladder.newScene()
    const semicolons = `\ufeff${tableOf([enrolmentRow(scene, newUln())], ';')}`
    expect(await imports.imported(scene.hei, semicolons)).toMatchObject({ counts: { stored: 1 } })
    const tabs = tableOf([enrolmentRow(scene, newUln())], '\t').replaceAll('\r\n', '\n')
    expect(await imports.imported(scene.hei, tabs)).toMatchObject({ counts: { stored: 1 } })
  })

  it.each([
    ['no table at all', 'PK\u0003\u0004xl/workbook', /ZIP/],
    ['NUL characters', 'type,subject,time\na\0b,c,d', /NUL/],
    ['an unknown column', `${HEADER},bandd\n`, /cells? \d+/],
    ['a column that is missing', 'type,subject\na,b', /time/],
    ['no rows', `${HEADER}\n`, /no rows/],
    ['a quotation mark that is not closed', `${HEADER}\n1,"x\n`, /quotation mark/],
  ])('is refused whole with %s', async (_, body, words) => {
    const { hei } = await ladder.newScene()
    expect(await imports.imported(hei, body)).toMatchObject(refused(words))
  })
})

describe('an upload', () => {
  it('of more than 5 MB starts the import when it has arrived', async () => {
    const scene = await ladder.newScene()
    // What a table was given back with is passed over, however long it is.
    const padding = 'x'.repeat(60_000)
    const rows = Array.from({ length: 100 }, (_, n) => enrolmentRow(scene, n % 2 ? '123' : newUln()))
    const [header = '', ...lines] = tableOf(rows).split('\r\n')
    const table = [`${header},wrong`, ...lines.map((line) => `${line},${padding}`), ...','.repeat(5000)].join('\r\n')
    expect(table.length).toBeGreaterThan(5 * 1024 * 1024)
    const id = await imports.upload(scene.hei, { name: 'large.csv', type: 'text/csv' }, table)
    expect(await imports.endOf(scene.hei, id)).toMatchObject({
      status: 'done',
      counts: { stored: 50, rejected: 50 },
    })
  })

  it('is asked for rightly', async () => {
    const { hei } = await ladder.newScene()
    const ask = (body: object) =>
      ladder.as(hei, '/imports', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    expect(await ask({ name: 'a/b.csv', size: 0 })).toMatchObject(problem(422, '/name', '/size', '/type'))
    expect(await ask({ name: `${newUln()}.csv`, size: 1, type: 'text/csv' })).toMatchObject(problem(422, '/name'))
  })
})

describe('an import', () => {
  it('is for HEIs and employers, and shown to its sender only', async () => {
    const scene = await ladder.newScene()
    const done = await imports.imported(scene.hei, tableOf([enrolmentRow(scene, newUln())]))
    for (const path of [`/imports/${done.id}`, '/imports/20200101T000000000-00000000', '/imports/%23lane'])
      expect(await ladder.get(scene.employer, path)).toMatchObject(problem(404))
    expect(await ladder.get('hee:england', `/imports/${done.id}`)).toMatchObject(problem(403))
    expect(await imports.send('hee:england', 'x')).toMatchObject(problem(403))
    // An employer may not say what an HEI does.
    const others = await imports.imported(scene.employer, tableOf([enrolmentRow(scene, newUln())]))
    expect(others).toMatchObject({
      status: 'done',
      counts: { stored: 0, rejected: 1 },
      problems: { first: [{ column: 'type' }] },
    })
  })

  it('leaves no file behind, though whoever ended it died before the file was gone', async () => {
    const { hei } = await ladder.newScene()
    const [{ beginImport, importAt, moveOn }, { findFile, putFile }, { fileOf }] = await Promise.all([
      import('#shared/store/imports.ts'),
      import('#shared/store/files.ts'),
      import('#shared/imports.ts'),
    ])
    const id = '20240101T000000000-00000000'
    const sent = new Date().toISOString()
    await beginImport({ organisation: hei, import: id, name: 'x.csv', size: 1, dryRun: false, sent })
    await moveOn({ ...((await importAt(hei, id)) as Import), status: 'done' })
    await putFile(fileOf(hei, id), 'x', 'text/csv')
    await expect.poll(() => findFile(fileOf(hei, id)), { timeout: 10_000 }).toBeUndefined()
    expect((await ladder.get(hei, `/imports/${id}`)).body).toMatchObject({ status: 'done' })
  })

  it('is asked for rightly', async () => {
    const { hei } = await ladder.newScene()
    expect(await imports.send(hei, '')).toMatchObject(problem(400))
    expect(await imports.send(hei, '{}', { type: 'image/png' })).toMatchObject(problem(415))
    expect(await imports.send(hei, '<Message/>', { type: 'application/xml' })).toMatchObject({ status: 422 })
    expect(await imports.send(hei, 'a', { query: '?dryrun=true' })).toMatchObject(problem(400, '/dryrun'))
    expect(await imports.send(hei, 'a', { query: `?name=${newUln()}.csv` })).toMatchObject(problem(422, '/name'))
  })
})
