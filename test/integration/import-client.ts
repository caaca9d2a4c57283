import { expect } from 'vitest'
import type { ImportAnswer } from '#events/imports.ts'
import { component, onStandard } from '../ilr/aims.ts'
import { paidBy } from '../ilr/told.ts'
import { ilrWriter, type WrittenLearner } from '../ilr/write.ts'
import { type Client, newUln, type Reply, type Scene } from './client.ts'

type Sending = { type?: string; query?: string; headers?: Record<string, string> }

/** Sends files to Ladder and waits for what comes of them. */
export const importsOf = (client: Client) => {
  const send = (by: string, body: string, { type = 'text/csv', query = '', headers = {} }: Sending = {}) =>
    client.as<ImportAnswer>(by, `/imports${query}`, {
      method: 'POST',
      body,
      headers: { 'content-type': type, ...headers },
    })

  const get = async (by: string, id: string): Promise<ImportAnswer> =>
    (await client.get<ImportAnswer>(by, `/imports/${id}`)).body

  const endOf = async (by: string, id: string): Promise<ImportAnswer> => {
    await expect
      .poll(async () => (await get(by, id)).status, { timeout: 100_000, interval: 100 })
      .toMatch(/done|refused/)
    return get(by, id)
  }

  /** The import that was answered, once it has ended. */
  const ended = ({ status, text, body }: Reply<ImportAnswer>, by: string): Promise<ImportAnswer> => {
    if (status !== 202) throw new Error(`it was answered ${status}: ${text}`)
    return endOf(by, body.id)
  }

  const imported = async (by: string, body: string, sending?: Sending) => ended(await send(by, body, sending), by)

  const sendIlr = (hei: string, xml: string, stamp: string, query = '') =>
    send(hei, xml, {
      type: 'application/xml',
      query,
      headers: { 'content-disposition': `attachment; filename="${ilrName(hei, stamp)}"` },
    })
  const importedIlr = async (hei: string, xml: string, stamp: string, query = '') =>
    ended(await sendIlr(hei, xml, stamp, query), hei)

  /** Sends the tables by which the made-up ILRs of a scene are read. */
  const tablesOf = async ({ hei, employer }: Scene): Promise<void> => {
    // A programme that was opened just now is not seen at once.
    const programmes = async () =>
      (await client.get<{ programmes: unknown[] }>(hei, `/programmes?hei=${hei}`)).body.programmes
    await expect.poll(programmes, { timeout: 30_000 }).toHaveLength(1)
    const employers = await imported(hei, `empId,employer,setting\n${EMP_ID},${employer},community\n`)
    expect(employers).toMatchObject({ holds: 'table', status: 'done', counts: { stored: 1 } })
    await imported(hei, `aim,credits,level\n${MODULES.map((code) => `${code},20,4`).join('\n')}\n`)
  }

  /** Sends a file by way of an address for its upload; gives the answer to the upload. */
  const upload = async (by: string, file: { name: string; type: string }, body: string) => {
    const { name, type } = file
    const wanted = await client.as<ImportAnswer>(by, '/imports', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, size: Buffer.byteLength(body), type }),
    })
    expect(wanted).toMatchObject({ status: 202, body: { status: 'waiting', upload: { method: 'PUT' } } })
    const { url = '', headers = {} } = wanted.body.upload ?? {}
    const put = await fetch(url, { method: 'PUT', headers, body })
    expect(put.status).toBe(200)
    return wanted.body.id
  }

  return { send, get, endOf, ended, imported, sendIlr, importedIlr, tablesOf, upload }
}

const EMP_ID = '154549452'
const MODULES = ['50104767', '60094837', '60126334']

export const ilrName = (hei: string, stamp: string): string => `ILR-${hei.slice('ukprn:'.length)}-2425-${stamp}-01.xml`

/** An ILR of 2024-25 with some learners. */
export const ilrOf = (hei: string, learners: readonly WrittenLearner[]): string => {
  const writer = ilrWriter({ year: '2024-25', ukprn: hei.slice('ukprn:'.length), preparationDate: '2025-03-01' })
  return writer.beginning() + learners.map(writer.learner).join('') + writer.end()
}

/** A learner who started in September 2024 and has passed so many modules. */
export const learner = (n: number, { uln = newUln(), modules = 0, fields = {} } = {}): WrittenLearner => {
  const aim = onStandard({ LearnStartDate: '2024-09-16', LearnPlanEndDate: '2026-08-31', ...fields })
  const passed = MODULES.slice(0, modules).map((code) => component(aim, code, '2024-09-16', '2026-08-31', '2025-02-01'))
  return { reference: `L${n}`, uln, employments: [paidBy('2020-01-01', EMP_ID)], aims: [aim, ...passed] }
}

const columns = ['id', 'type', 'subject', 'time', 'cohort', 'employer', 'entryBand', 'funding'].concat([
  'guaranteedPost',
  'setting',
  'expectedEnd',
])
export const HEADER = columns.join(',')

/** A row of an enrolment, as a spreadsheet may have it. */
export const enrolmentRow = ({ cohort, employer }: Scene, uln: string, more: Readonly<Record<string, string>> = {}) => {
  const cells: Record<string, string> = {
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
  return columns.map((column) => cells[column] ?? '')
}

export const tableOf = (rows: readonly (readonly string[])[], delimiter = ','): string =>
  [columns, ...rows].map((row) => row.join(delimiter)).join('\r\n')
