import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clockFrom } from '#local/clock.ts'
import { asJson, clientOf, enrolled, type Ladder, national, newUln, type Scene, said, startLadder } from './client.ts'

const clock = clockFrom(new Date('2024-10-20T09:00:00Z'))
let ladder: Ladder
let scene: Scene
let ulns: readonly string[]
let refs: readonly string[]

type Jobs = typeof import('#shared/store/collection.ts')
let jobs: Jobs
const collect = async () => (await jobs.collect(clock.now())).map(({ month, step }) => `${step} ${month}`)

/** Moves the platform's clock on. Tokens of before have expired by then. */
const moveTo = (time: string): void => {
  clock.moveTo(new Date(time))
  ladder = { ...ladder, ...clientOf(ladder.url) }
}

beforeAll(async () => {
  ladder = await startLadder({ clock })
  jobs = await import('#shared/store/collection.ts')
  scene = await ladder.newScene({ route: 'foundation-degree' })
  ulns = [newUln(), newUln(), newUln()]
  const [ann = '', bea = '', cai = ''] = ulns
  refs = await ladder.stored(scene.hei, ...[ann, bea, cai].map((uln) => enrolled(scene, uln)))
  await ladder.stored(scene.hei, said(scene.hei, 'qualification.awarded', cai, { award: 'fdsc' }))
})
afterAll(() => ladder?.stop())

const round = '2024-11'
const pathOf = (organisation: string, query = '', month = round) =>
  `/collections/${month}/returns/${organisation}${query && `?${query}`}`

type Row = Readonly<Record<string, unknown>>
type Return = {
  readonly rows: readonly Row[]
  readonly status: string
  readonly asked: number
  readonly answered: number
}
type Receipt = {
  readonly status: string
  readonly counts: Readonly<Record<string, number>>
  readonly rows: readonly {
    readonly row: number
    readonly status: string
    readonly errors: readonly { column: string; detail: string }[]
  }[]
}

const getReturn = async (by: string, organisation = by) => (await ladder.get<Return>(by, pathOf(organisation))).body
const putRows = (by: string, rows: readonly Row[], query = '', month = round) =>
  ladder.as<Receipt>(by, pathOf(by, query, month), { method: 'PUT', ...asJson({ rows }) })
const putFile = (
  by: string,
  file: string | Uint8Array,
  { query = '', type = 'text/csv', accept = 'application/json' } = {},
) =>
  ladder.as<Receipt>(by, pathOf(by, query), {
    method: 'PUT',
    headers: { 'content-type': type, accept },
    body: typeof file === 'string' ? file : new Uint8Array(file),
  })
const eventsOf = async (ref: string, by = national) => {
  const { body } = await ladder.get<{
    events: { type: string; source: string; voided: boolean; time: string; data: Row }[]
  }>(by, `/trainees/${ref}/events`)
  return body.events
}
const standing = async (ref: string, type: string) =>
  (await eventsOf(ref)).filter((event) => event.type === type && !event.voided)

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
    const [ann = '', bea = '', cai = ''] = refs
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

describe("an employer's return", () => {
  it('becomes facts, once, and says again only what has changed', async () => {
    const [ann = '', bea = '', cai = ''] = refs
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
    const [ann = '', bea = '', cai = ''] = refs
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
    const [ann = '', bea = ''] = refs
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
    const [ann = '', bea = ''] = refs
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
    const [, bea = ''] = refs
    const nil = await ladder.as<Receipt>(scene.hei, pathOf(scene.hei, 'nil=true'), { method: 'PUT' })
    expect(nil).toMatchObject({ status: 200, body: { status: 'submitted', counts: { rows: 0, dropped: 0 } } })
    expect(await standing(bea, 'module.passed')).toEqual([])
    expect(await getReturn(scene.hei)).toMatchObject({ nil: true, answered: 2 })
    const empty = await putRows(scene.hei, [])
    expect(empty).toMatchObject({ status: 422, body: { detail: expect.stringContaining('nil=true') } })
  })
})

const header = 'trainee,status,offTheJobHours,mentorMeetings,band,start,role,reason,currentBand'

describe('twenty and more mistakes of one file', () => {
  const mistakes: readonly (readonly [what: string, cells: string, column: string])[] = [
    ['a ULN in scientific notation', '1.23E+09,on-track,,,,,,,', 'trainee'],
    ['a ULN with a wrong check digit', '5000000000,on-track,,,,,,,', 'trainee'],
    ['a ULN with a digit too few', '500000001,on-track,,,,,,,', 'trainee'],
    ['the temporary ULN', '9999999999,on-track,,,,,,,', 'trainee'],
    ['a name in place of a ULN', 'Ann Other,on-track,,,,,,,', 'trainee'],
    ['nobody', ',on-track,,,,,,,', 'trainee'],
    ['a status that is none', 'REF,fine,,,,,,,', 'status'],
    ['hours in words', 'REF,on-track,many,,,,,,', 'offTheJobHours'],
    ['hours below zero', 'REF,on-track,-4,,,,,,', 'offTheJobHours'],
    ['half a meeting', 'REF,on-track,,1.5,,,,,', 'mentorMeetings'],
    ['hours without a status', 'REF,,12,,,,,,', 'status'],
    ['a band that is none', 'REF,,,,12,01/10/2024,,,', 'band'],
    ['a post without a first day', 'REF,,,,4,,,,', 'start'],
    ['a first day without a band', 'REF,,,,,01/10/2024,,,', 'band'],
    ['an American date', 'REF,,,,4,10/25/2024,,,', 'start'],
    ['a date that does not exist', 'REF,,,,4,31/09/2024,,,', 'start'],
    ['a date in words', 'REF,,,,4,next week,,,', 'start'],
    ["a spreadsheet's number of a day", 'REF,,,,4,45597,,,', 'start'],
    ['a reason that is none', 'REF,,,,,,,not sure,', 'reason'],
    ["the sweep's own reason", 'REF,,,,,,,not-reported,', 'reason'],
    ['a post, and why there is none', 'REF,,,,4,01/10/2024,,no-vacancy,', 'reason'],
    ['a band without a reason', 'REF,,,,,,,,3', 'reason'],
    ['a current band that is none', 'REF,,,,,,,no-vacancy,7', 'currentBand'],
    ["a spreadsheet's error", 'REF,#REF!,,,,,,,', 'status'],
    ['a value under no heading', 'REF,on-track,,,,,,,,extra', 'column 10'],
    ['damaged characters', 'REF,on-tr\ufffdck,,,,,,,', 'status'],
  ]

  it('each is told by row and column, none stops another, and good rows land unless all are wanted or none', async () => {
    const [ann = '', bea = '', cai = ''] = refs
    const lines = mistakes.map(([, cells]) => cells.replace('REF', bea))
    const file = [header, `${ann},Behind,"1,200",,,,,,`, ...lines, `${cai},,,,4,1.11.24,,,`].join('\r\n')
    const whole = await putFile(scene.employer, file, { query: 'atomic=true' })
    expect(whole.status).toBe(422)
    expect(await standing(ann, 'progress.reported')).toMatchObject([{ data: { status: 'on-track' } }])

    const { status, body, text } = await putFile(scene.employer, file)
    expect({ status, counts: body.counts }).toMatchObject({
      status: 200,
      counts: { rows: mistakes.length + 2, accepted: 2, rejected: mistakes.length },
    })
    const found = body.rows.slice(1, -1).map(({ status, errors: [first] }) => [status, first?.column])
    expect(found).toEqual(mistakes.map(([, , column]) => ['rejected', column]))
    for (const { errors } of body.rows)
      for (const { detail } of errors) expect(detail).toMatch(/^(is|has|must|holds|says|goes|9{10}) /)
    expect(text.replaceAll('9999999999', '')).not.toMatch(/\d{9}/)
    expect(await standing(ann, 'progress.reported')).toMatchObject([
      { data: { status: 'behind', offTheJobHours: 1200 } },
    ])
    expect(await standing(cai, 'post.confirmed')).toMatchObject([{ data: { start: '2024-11-01' } }])
    expect(await standing(bea, 'progress.reported')).toHaveLength(1)

    const back = await putFile(scene.employer, file, { accept: 'text/csv' })
    const [first = '', ...others] = back.text.trim().split('\r\n')
    expect(first).toMatch(/,result,problem$/)
    expect(others[0]).toMatch(/,unchanged,$/)
    expect(others[6]).toContain('rejected')
  })
})

describe('a file', () => {
  const rows = () =>
    [header, `${refs[0]},on-track,120,,,,Caf\u00e9 assistant,,`].map((line) =>
      line.replace(',Caf\u00e9 assistant', ','),
    )
  const taken = { status: 200, body: { counts: { rows: 1, accepted: 1, rejected: 0 } } }

  it.each([
    ['semicolons', (text: string) => Buffer.from(text.replaceAll(',', ';'))],
    ['tabs', (text: string) => Buffer.from(text.replaceAll(',', '\t'))],
    ['a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['line ends of an old Mac', (text: string) => Buffer.from(text.replaceAll('\n', '\r'))],
    ['bytes of Windows-1252', (text: string) => Buffer.from(text.replace('on-track', 'on\u0096track'), 'latin1')],
    ['empty columns and rows', (text: string) => Buffer.from(text.replaceAll('\n', ',,,\n,,,,\n'))],
    [
      'headings as people write them',
      (text: string) =>
        Buffer.from(
          text.replace(header, ' ULN ,STATUS,Off the job hours,mentor_meetings,Band,Start,Role,Reason,current band'),
        ),
    ],
    ['full-width digits', (text: string) => Buffer.from(text.replace('120', '\uff11\uff12\uff10'))],
    ['quotation marks around all', (text: string) => Buffer.from(text.replaceAll(/[^,\n]+/g, '"$&"'))],
  ])('is taken with %s', async (_, written) => {
    const file = written(`${rows().join('\n')}\n`)
    const reply = await putFile(scene.employer, file, { query: 'dryRun=true', type: 'application/octet-stream' })
    expect(reply).toMatchObject(taken)
  })

  it('is taken when UTF-16 was passed on as text', async () => {
    const file = Buffer.from(`\ufeff${rows().join('\n')}\n`, 'utf16le')
    expect(await putFile(scene.employer, file, { query: 'dryRun=true' })).toMatchObject(taken)
  })

  it.each([
    ['a workbook', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]), 400, 'Excel workbook'],
    ['NUL characters', Buffer.from('trainee\0,status\n'), 400, 'NUL'],
    ['a line without an end', Buffer.from(`trainee\n${'x'.repeat(30_000)}`), 400, 'Line 2'],
    ['nothing', Buffer.from(' \r\n'), 400, 'empty'],
    ['a quotation mark that is never closed', Buffer.from('trainee,status\n"t_,on-track\n'), 400, 'quotation mark'],
    ['a header and no rows', Buffer.from(`${header}\n`), 422, 'nil=true'],
    ['a heading that is none', Buffer.from('trainee,stauts\nx,y\n'), 422, 'header row'],
    ['no trainee column', Buffer.from('status\non-track\n'), 422, 'header row'],
    ['a heading twice', Buffer.from('trainee,status,Status\nx,y,z\n'), 422, 'header row'],
    ['over 10,000 rows', Buffer.from(`trainee\n${'x\n'.repeat(10_001)}`), 413, '10000'],
    ['over 5 MB', Buffer.from(`trainee\n${'x\n'.repeat(2_700_000)}`), 413, 'over'],
  ])('is refused in words with %s', async (_, file, status, words) => {
    const reply = await putFile(scene.employer, file, { type: 'application/octet-stream' })
    expect(reply).toMatchObject({ status, contentType: 'application/problem+json' })
    expect(String((reply.body as unknown as { detail: string }).detail)).toContain(words)
  })
})

describe('a round goes on', () => {
  type Message = { readonly kind: string; readonly due: number; readonly left: string }
  const messagesTo = async (organisation: string): Promise<readonly Message[]> => {
    const { itemsUnder } = await import('#shared/store/items.ts')
    const { messagesTable } = await import('#shared/store/messages.ts')
    const messages: Message[] = []
    for await (const one of itemsUnder<Message>(messagesTable, ['organisation', organisation], { by: 'message' }))
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
      submitted: 2,
      missing: 0,
      completeness: 1,
    })
    expect((await messagesTo(scene.employer)).map(({ kind }) => kind).toSorted()).toEqual(['closed', 'opened'])
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
