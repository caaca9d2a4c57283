import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportAnswer } from '#events/imports.ts'
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
