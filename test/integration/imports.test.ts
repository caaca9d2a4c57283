import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportAnswer } from '#events/imports.ts'
import { component, onStandard } from '../ilr/aims.ts'
import { paidBy } from '../ilr/told.ts'
import { ilrWriter, type WrittenLearner } from '../ilr/write.ts'
import { type Ladder, newUln, type Reply, type Scene, startLadder } from './client.ts'

let ladder: Ladder
beforeAll(async () => {
  ladder = await startLadder()
})
afterAll(() => ladder?.stop())

const send = (by: string, body: string, { type = 'text/csv', query = '', headers = {} } = {}) =>
  ladder.as<ImportAnswer>(by, `/imports${query}`, {
    method: 'POST',
    body,
    headers: { 'content-type': type, ...headers },
  })

/** The import once it has ended. */
const ended = async (by: string, { status, text, body }: Reply<ImportAnswer>): Promise<ImportAnswer> => {
  if (status !== 202) throw new Error(`it was answered ${status}: ${text}`)
  return expect
    .poll(async () => (await ladder.get<ImportAnswer>(by, `/imports/${body.id}`)).body, { timeout: 60_000 })
    .toMatchObject({ status: expect.stringMatching(/done|refused/) })
    .then(async () => (await ladder.get<ImportAnswer>(by, `/imports/${body.id}`)).body)
}
const imported = async (by: string, ...given: [string, Parameters<typeof send>[2]?]) =>
  ended(by, await send(by, ...given))

const columns = 'id,type,subject,time,cohort,employer,entryBand,funding,guaranteedPost,setting,expectedEnd'
const enrolment = ({ cohort, employer }: Scene, uln: string, more: Partial<Record<string, string>> = {}) => {
  const cells = {
    id: '',
    type: 'trainee.enrolled',
    subject: uln,
    time: '2024-09-16T09:00:00Z',
    cohort,
    employer,
    entryBand: '3',
    funding: 'levy',
    guaranteedPost: 'TRUE',
    setting: 'community',
    expectedEnd: '2026-08-31',
    ...more,
  }
  return columns.split(',').map((column) => cells[column as keyof typeof cells])
}
const table = (rows: readonly (readonly (string | undefined)[])[], delimiter = ',') =>
  [columns.split(','), ...rows].map((row) => row.join(delimiter)).join('\r\n')

describe('a table of events', () => {
  it('is stored row by row, past the rows that are wrong, and given back with what was found', async () => {
    const scene = await ladder.newScene()
    const [ann, ben] = [newUln(), newUln()]
    const rows = [
      enrolment(scene, ann),
      enrolment(scene, ben, { expectedEnd: '31/08/2026', guaranteedPost: 'no', time: '16/09/2024' }),
      enrolment(scene, '1.23E+09'),
      [],
      enrolment(scene, newUln(), { entryBand: '7', setting: 'moon', employer: '=1+1' }),
      enrolment(scene, ann),
    ]
    const answer = await send(scene.hei, table(rows), { query: '?name=september.csv' })
    expect(answer).toMatchObject({ status: 202, body: { name: 'september.csv', status: 'waiting', dryRun: false } })
    expect(answer.headers.get('location')).toBe(`/imports/${answer.body.id}`)

    const done = await ended(scene.hei, answer)
    expect(done).toMatchObject({
      status: 'done',
      holds: 'events',
      progress: { rows: 6 },
      counts: { stored: 2, duplicate: 1, rejected: 2, skipped: 1, voided: 0, dropped: 0 },
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
    expect(lines[0]).toBe(`${columns},found,wrong`)
    expect(lines.slice(1).map((line) => /,(stored|duplicate|rejected),/.exec(line)?.[1])).toEqual([
      'stored',
      'stored',
      'rejected',
      'rejected',
      'duplicate',
    ])
    expect(lines[1]).toContain(ann)
    expect(lines[4]).toContain(",'=1+1,")

    // What was given back is put right and sent again.
    const again = await imported(scene.hei, text.replace('1.23E+09', newUln()))
    expect(again.counts).toMatchObject({ stored: 1, duplicate: 3, rejected: 1 })
  })
})

const EMP_ID = '154549452'
const YEAR = '2024-25'
const stamped = (hei: string, stamp: string) => `ILR-${hei.slice('ukprn:'.length)}-2425-${stamp}-01.xml`

const ilrOf = ({ hei }: Scene, learners: readonly WrittenLearner[]): string => {
  const writer = ilrWriter({ year: YEAR, ukprn: hei.slice('ukprn:'.length), preparationDate: '2025-03-01' })
  return writer.beginning() + learners.map(writer.learner).join('') + writer.end()
}

/** A learner of an ILR who passes some modules. */
const learner = (n: number, { uln = newUln(), modules = 0, fields = {} } = {}): WrittenLearner => {
  const aim = onStandard({ LearnStartDate: '2024-09-16', LearnPlanEndDate: '2026-08-31', ...fields })
  const passed = ['50104767', '60094837', '60126334']
    .slice(0, modules)
    .map((code) => component(aim, code, '2024-09-16', '2026-08-31', '2025-02-01'))
  return { reference: `L${n}`, uln, employments: [paidBy('2020-01-01', EMP_ID)], aims: [aim, ...passed] }
}

const importedIlr = (hei: string, xml: string, stamp: string, query = '') =>
  imported(hei, xml, {
    type: 'application/xml',
    query,
    headers: { 'content-disposition': `attachment; filename="${stamped(hei, stamp)}"` },
  })

const mapped = async () => {
  const scene = await ladder.newScene()
  const table = await imported(scene.hei, `empId,employer,setting\n${EMP_ID},${scene.employer},community\n`)
  expect(table).toMatchObject({ holds: 'table', status: 'done', counts: { stored: 1 } })
  await imported(scene.hei, 'aim,credits,level\n50104767,20,4\n60094837,20,5\n60126334,20,5\n')
  await ladder.drained()
  return scene
}

describe('an ILR', () => {
  it('says what is new, voids what has changed, and notes who was left out', async () => {
    const scene = await mapped()
    const [ann, ben, cai] = [newUln(), newUln(), newUln()]
    const first = ilrOf(scene, [
      learner(1, { uln: ann, modules: 1 }),
      learner(2, { uln: ben }),
      learner(3, { uln: cai }),
    ])
    const cohort = `${scene.programme}/2024-09`
    const totals = async () => {
      await ladder.drained()
      return ladder.total('churn', `cohort=${cohort}`)
    }

    expect(await importedIlr(scene.hei, first, '20250301-090000', '?dryRun=true')).toMatchObject({
      status: 'done',
      dryRun: true,
      counts: { stored: 4, rejected: 0 },
    })
    expect(await totals()).toMatchObject({ enrolled: 0 })
    expect(await importedIlr(scene.hei, first, '20250301-090000')).toMatchObject({
      status: 'done',
      holds: 'ilr',
      counts: { stored: 4, duplicate: 0, rejected: 0, voided: 0, dropped: 0 },
      problems: { total: 0 },
    })
    expect(await totals()).toMatchObject({ enrolled: 3, creditsEarned: 20 })

    const again = await importedIlr(scene.hei, first, '20250301-090000')
    expect(again).toMatchObject({ counts: { stored: 0, duplicate: 4 }, detail: expect.stringContaining('same file') })

    // Ann has passed another module, Ben's end has moved, Cai is not in it.
    const second = ilrOf(scene, [
      learner(1, { uln: ann, modules: 2 }),
      learner(2, { uln: ben, fields: { LearnPlanEndDate: '2026-12-31' } }),
    ])
    const later = await importedIlr(scene.hei, second, '20250401-090000')
    expect(later).toMatchObject({ counts: { stored: 2, duplicate: 2, voided: 1, dropped: 1 } })
    expect(await totals()).toMatchObject({ enrolled: 3, active: 3, withdrawn: 0, creditsEarned: 40 })
    const { text } = await ladder.get(scene.hei, `/imports/${later.id}`, { accept: 'text/csv' })
    expect(text.trim().split('\r\n')).toEqual([
      'LearnRefNumber,line,found,wrong',
      expect.stringMatching(/^L1,\d+,1 stored,$/),
      expect.stringMatching(/^L2,\d+,"1 stored, 1 voided",$/),
    ])

    // Cai comes back, and Ann's module was none.
    const third = ilrOf(scene, [
      learner(1, { uln: ann, modules: 1 }),
      learner(2, { uln: ben }),
      learner(3, { uln: cai }),
    ])
    expect(await importedIlr(scene.hei, third, '20250501-090000')).toMatchObject({
      counts: { stored: 1, duplicate: 3, voided: 3, dropped: 0 },
    })
    expect(await totals()).toMatchObject({ enrolled: 3, creditsEarned: 20 })
  })
})
