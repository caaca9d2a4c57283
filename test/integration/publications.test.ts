import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entriesOf } from '../zip.ts'
import { enrolled, type Ladder, national, newUln, problem, type Scene, startLadder, withdrawn } from './client.ts'

const MONTH = '2025-06'
const folder = mkdtempSync(join(tmpdir(), 'ladder-publications-'))

let ladder: Ladder
let scene: Scene
let moment: string

beforeAll(async () => {
  ladder = await startLadder()
  scene = await ladder.newScene({ region: 'Y62' })
  const trainees = Array.from({ length: 7 }, newUln)
  await ladder.stored(scene.hei, ...trainees.map((trainee) => enrolled(scene, trainee)))
  await ladder.drained()
  const { publish } = await import('#shared/store/publish.ts')
  moment = new Date(Date.now() + 1).toISOString()
  await publish(MONTH, moment)
  await ladder.stored(scene.hei, withdrawn(scene.hei, trainees[0] ?? ''))
  await ladder.drained()
  const { restate } = await import('#shared/store/restate.ts')
  await restate(new Date().toISOString())
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await ladder?.stop()
})

const bytesOf = async (by: string, file: string, headers: Readonly<Record<string, string>> = {}) => {
  const token = await ladder.tokenOf(by)
  const response = await fetch(`${ladder.url}/publications/${MONTH}/${file}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  })
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
}
const textOf = async (by: string, file: string) => new TextDecoder().decode((await bytesOf(by, file)).bytes)
const linesOf = (csv: string) => csv.trimEnd().split('\r\n')

type Total = { readonly total: { readonly active: number; readonly withdrawn: number; readonly enrolled: number } }
type Answered = Total & { readonly publication?: string; readonly asOf: string; readonly restated?: Total | null }
const asked = async (by: string, query: string) => (await ladder.get<Answered>(by, `/aggregates/churn?${query}`)).body

describe('the figures of a month', () => {
  it('are those of its moment for ever, what was said since beside them', async () => {
    expect(await asked(national, `publication=${MONTH}`)).toMatchObject({
      publication: MONTH,
      asOf: moment,
      total: { active: 7, withdrawn: 0 },
      restated: { total: { active: 6, withdrawn: 1 } },
    })
    expect((await asked(national, '')).total).toMatchObject({ active: 6, withdrawn: 1 })
    expect(await asked(scene.hei, `publication=${MONTH}`)).toMatchObject({ total: { active: 7 }, restated: {} })
  })

  it('come as a table too, with columns of what was restated', async () => {
    const path = `/aggregates/churn?publication=${MONTH}&groupBy=region`
    const { text } = await ladder.get(national, path, { accept: 'text/csv' })
    const [head = '', row = ''] = linesOf(text)
    const figures = Object.fromEntries(head.split(',').map((name, at) => [name, row.split(',')[at]]))
    expect(figures).toMatchObject({ region: 'Y62', active: '7', 'active.restated': '6', 'withdrawn.restated': '1' })
    expect(figures).not.toHaveProperty('enrolled.restated')
  })

  it('are all that is told, rounded, to who has no exact ones', async () => {
    const other = await ladder.newScene()
    const answer = await asked(other.hei, 'region=Y62')
    expect(answer).toMatchObject({ publication: MONTH, total: { enrolled: 5, active: 5 } })
    expect(answer).not.toHaveProperty('restated')
  })

  it('of another month are refused, and the months that there are named', async () => {
    const path = '/aggregates/churn?publication='
    const refused = await ladder.get(national, `${path}2025-05`)
    expect(refused).toMatchObject(problem(404))
    expect(refused.text).toContain(MONTH)
    expect(await ladder.get(national, `${path}may`)).toMatchObject(problem(400, '/publication'))
  })
})

describe('a publication', () => {
  it('is listed, with what it holds', async () => {
    const { body } = await ladder.get(scene.employer, '/publications')
    expect(body).toMatchObject({ publications: [{ month: MONTH, moment, links: { self: `/publications/${MONTH}` } }] })
    const details = await ladder.get(national, `/publications/${MONTH}`)
    expect(details.body).toMatchObject({
      disclosure: 'exact',
      definitions: expect.arrayContaining([
        { aggregate: 'churn', measure: 'enrolled', means: 'Enrolments. A count of enrolments.' },
      ]),
    })
    const { definitions } = details.body as { definitions: { means: string; measure: string }[] }
    expect(definitions.filter(({ means }) => means === '').map(({ measure }) => measure)).toEqual([])
    expect(await ladder.get(national, '/publications/2020-01')).toMatchObject(problem(404))
    expect(await ladder.get(national, `/publications/${MONTH}/ladder.csv`)).toMatchObject(problem(404))
  })

  it('is a CSV whose columns its metadata describe', async () => {
    const { response, bytes } = await bytesOf(national, `ladder-${MONTH}.csv`, { 'accept-encoding': 'identity' })
    expect(response.headers.get('link')).toContain('rel="describedby"')
    const lines = linesOf(new TextDecoder().decode(bytes))
    const metadata = JSON.parse(await textOf(national, `ladder-${MONTH}.csv-metadata.json`))
    expect(metadata).toMatchObject({ '@context': ['http://www.w3.org/ns/csvw', {}], url: `ladder-${MONTH}.csv` })
    const names = metadata.tableSchema.columns.map(({ name }: { name: string }) => name)
    expect(lines[0]?.split(',')).toEqual(names)
    expect(new Set(lines.map((line) => line.split(',').length))).toEqual(new Set([names.length]))
    expect(lines).toContain('churn,,,,,active,7,,true,6,')
    expect(lines).toContain('churn,region,Y62,setting,community,enrolled,7,,false,,')
    expect(lines).toContain(
      `sustainability,programme,${scene.programme},,,status,,unviable,false,,`.replace('unviable', 'at-risk'),
    )
  })

  it('goes compressed to who takes it so', async () => {
    const { response, bytes } = await bytesOf(national, `ladder-${MONTH}.csv`, { 'accept-encoding': 'gzip' })
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(new TextDecoder().decode(bytes)).toContain('churn,,,,,active,7')
  })

  it('is a Parquet file that says the same', async () => {
    const { response, bytes } = await bytesOf(national, `ladder-${MONTH}.parquet`)
    expect(response.headers.get('content-type')).toBe('application/vnd.apache.parquet')
    const file = bytes.buffer as ArrayBuffer
    const rows = await parquetReadObjects({ file, compressors: { GZIP: (bytes) => gunzipSync(bytes) } })
    expect(rows).toHaveLength(linesOf(await textOf(national, `ladder-${MONTH}.csv`)).length - 1)
    expect(parquetMetadata(file).key_value_metadata).toContainEqual({ key: 'month', value: MONTH })

    const path = join(folder, 'ladder.parquet')
    writeFileSync(path, bytes)
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const found = await connection.runAndReadAll(
      `SELECT member1, value, restated FROM '${path}' WHERE aggregate = 'churn' AND measure = 'active' AND dimension1 = 'region' AND dimension2 IS NULL`,
    )
    expect(found.getRowsJson()).toEqual([['Y62', 7, 6]])
  })

  it('is a workbook: a cover, notes, definitions, one table a sheet, and no merged cells', async () => {
    const { bytes } = await bytesOf(national, `ladder-${MONTH}.xlsx`)
    const files = entriesOf(bytes)
    const sheets = [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name)
    expect(sheets).toEqual(['Cover', 'Notes', 'Definitions', 'sustainability', 'churn', 'outcomes', 'restated'])
    expect([...files.values()].filter((text) => text.includes('mergeCell'))).toEqual([])
    expect([...files.values()].join()).toContain(scene.programme)
  })

  it("is for a region's commissioner its region, for an HEI and an employer their own", async () => {
    for (const region of ['Y62', 'Y56']) await ladder.registered(`hee:${region}`)
    const dimension = (csv: string, name: string) =>
      new Set(linesOf(csv).flatMap((line) => (line.split(',')[1] === name ? [line.split(',')[2]] : [])))
    expect(dimension(await textOf('hee:Y62', `ladder-${MONTH}.csv`), 'region')).toEqual(new Set(['Y62']))
    expect(dimension(await textOf('hee:Y56', `ladder-${MONTH}.csv`), 'region')).toEqual(new Set())
    expect(dimension(await textOf(scene.employer, `ladder-${MONTH}.csv`), 'employer')).toEqual(
      new Set([scene.employer]),
    )
    const other = await ladder.newScene()
    expect(dimension(await textOf(other.hei, `ladder-${MONTH}.csv`), 'programme')).toEqual(new Set())
  })
})
