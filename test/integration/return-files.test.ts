import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startCollection } from './collection-stage.ts'

const { ladder, scene, refs, moveTo, collect, putRows, putFile, standing } = await startCollection()
beforeAll(async () => {
  moveTo('2024-11-01T06:00:00Z')
  await collect()
  await putRows(
    scene.employer,
    refs.map((trainee) => ({ trainee, status: 'on-track' })),
  )
})
afterAll(() => ladder.stop())

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
    const [ann, bea, cai] = refs
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
