import { execFile, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '#local/dynamodb-local.ts'
import { type Platform, startPlatform } from '#local/platform.ts'
import { type Client, clientOf, enrolled, national, newUln, said } from './client.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const FROM_SOURCE = 'local/ladder.ts'

let platform: Platform
let client: Client
let folder: string

beforeAll(async () => {
  platform = await startPlatform({ port: 0 })
  client = clientOf(platform.url)
  folder = await mkdtemp(join(tmpdir(), 'ladder-cli-'))
})
afterAll(async () => {
  await platform?.stop()
  await rm(folder, { recursive: true, force: true })
})

type Ended = { readonly code: number; readonly out: string; readonly err: string }

/** Runs the command line as somebody does at a terminal, who has no AWS. */
const runWith = (node: string, program: string, args: readonly string[], url = platform.url): Promise<Ended> =>
  new Promise((resolve) => {
    const env = { PATH: process.env.PATH, HOME: folder, LADDER_URL: url }
    execFile(node, [program, ...args], { cwd: root, env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
const ladder = (...args: readonly string[]) => runWith(process.execPath, FROM_SOURCE, args)

const fileWith = async (name: string, content: string): Promise<string> => {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

describe('ladder send', () => {
  it('posts a table, tells what was rejected without a learner number, and does no harm again', async () => {
    const scene = await client.newScene()
    const ulns = [newUln(), newUln(), newUln()]
    const row = (uln: string, cohort: string) =>
      [
        `of-${uln}`,
        'trainee.enrolled',
        uln,
        '2024-09-02T09:00:00Z',
        cohort,
        scene.employer,
        3,
        'levy',
        'no',
        'community',
        '2026-08-31',
      ].join()
    const header = 'id,type,subject,time,cohort,employer,entryBand,funding,guaranteedPost,setting,expectedEnd'
    const [first, second, third] = ulns as [string, string, string]
    const file = await fileWith(
      'enrolments.csv',
      [header, row(first, scene.cohort), row(second, 'nonsense'), row(third, scene.cohort)].join('\n'),
    )
    const sent = await ladder('send', file, '--as', scene.hei)
    expect(sent.code).toBe(1)
    expect(sent.out).toMatch(/^3 events: 2 stored, 0 that Ladder had already, 1 rejected\.\n/)
    expect(sent.out).toMatch(/ 3 {2}of-\(a learner number\) .*\/data\/cohort/)
    for (const uln of ulns) expect(sent.out + sent.err).not.toContain(uln)

    const again = await ladder('send', file, '--as', scene.hei, '--json', '--quiet')
    expect(again).toMatchObject({ code: 1, err: '' })
    expect(JSON.parse(again.out)).toMatchObject({ stored: 0, duplicate: 2, rejected: 1, problems: [{ row: 3 }] })
    await platform.drained()
    expect(await client.total('churn', `cohort=${scene.cohort}`)).toMatchObject({ enrolled: 2 })
  })

  it('posts more than a batch of lines', async () => {
    const scene = await client.newScene()
    const [trainee = ''] = await client.stored(scene.hei, enrolled(scene, newUln()))
    const events = Array.from({ length: 1234 }, (_, nth) =>
      said(scene.hei, 'module.passed', trainee, { module: `M${nth}`, credits: 1, level: 4, attempt: 1 }),
    )
    const file = await fileWith('modules.ndjson', events.map((event) => JSON.stringify(event)).join('\n'))
    const sent = await ladder('send', file, '--as', scene.hei)
    expect(sent).toMatchObject({ code: 0, out: '1234 events: 1234 stored, 0 that Ladder had already, 0 rejected.\n' })
    await platform.drained()
    expect(await client.total('churn', `cohort=${scene.cohort}`)).toMatchObject({ creditsEarned: 1234 })
  })
})

describe('ladder aggregates', () => {
  it('shows a table, a list, CSV and JSON', async () => {
    const scene = await client.newScene({ region: 'Y58' })
    await client.stored(scene.hei, enrolled(scene, newUln()), enrolled(scene, newUln()))
    await platform.drained()
    const slice = ['--where', `cohort=${scene.cohort}`]
    const table = await ladder('aggregates', 'churn', '--by', 'region', ...slice)
    expect(table.out).toMatch(/Churn of cohort .* by region on \d{4}[\s\S]*\n {2}Y58 +2 +2 +0 +0 +0 +0 %/)
    expect((await ladder('aggregates', 'churn', ...slice)).out).toMatch(/\n {2}Enrolled +2\n/)
    expect((await ladder('aggregates', 'churn', '--csv', '--by', 'region', ...slice)).out).toMatch(
      /^region,.*\r\nY58,2,/,
    )
    const json = JSON.parse((await ladder('aggregates', 'churn', '--json', ...slice)).out)
    expect(json).toMatchObject({ aggregate: 'churn', total: { enrolled: 2 } })
  })

  it('says in words what cannot be answered', async () => {
    await client.registered('hee:Y62')
    expect(await ladder('aggregates', 'churn', '--by', 'place')).toMatchObject({
      code: 1,
      err: expect.stringContaining('/groupBy must be one or two different ones of region'),
    })
    expect(await ladder('aggregates', 'churn', '--where', 'region=Y56', '--as', 'hee:Y62')).toMatchObject({
      code: 3,
      err: expect.stringContaining('The token is of hee:Y62: --as names another organisation'),
    })
    expect(await ladder('aggregates', 'churn', '--as', 'ods:ZZZZZ')).toMatchObject({
      code: 3,
      err: expect.stringContaining('There is no token for ods:ZZZZZ'),
    })
    const nowhere = `http://127.0.0.1:${await freePort()}`
    expect(await ladder('aggregates', 'churn', '--url', nowhere)).toMatchObject({
      code: 3,
      err: `Nothing listens at ${nowhere}: start the platform with npm start, or name another with --url\n`,
    })
    expect(await ladder('aggregates')).toMatchObject({ code: 2 })
  })
})

describe('the package', () => {
  let program: string
  beforeAll(async () => {
    const out = join(folder, 'dist')
    const tarball = execFileSync(process.execPath, ['local/pack.ts', '--out', out], {
      cwd: root,
      encoding: 'utf8',
    }).trim()
    const place = join(folder, 'installed')
    execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--prefix', place, tarball], {
      cwd: folder,
    })
    program = join(place, 'node_modules/ladder/ladder.mjs')
  })

  it('runs where it is installed, on every Node that it says it runs on', async () => {
    const nodes = [process.execPath, '/usr/bin/node'].filter((node) => existsSync(node))
    for (const node of nodes) {
      expect(await runWith(node, program, ['--help'])).toMatchObject({
        code: 0,
        out: expect.stringContaining('send FILE'),
      })
      expect(await runWith(node, program, ['aggregates', 'churn', '--as', national])).toMatchObject({
        code: 0,
        out: expect.stringMatching(/\n {2}Enrolled +\d/),
      })
    }
  })

  it('has what operators need in files of its own', async () => {
    const verified = await runWith(process.execPath, program, ['verify', '--port', String(platform.port)])
    expect(verified).toMatchObject({ code: 0, out: 'Generation g1 is what the log says.\n' })
    await rm(join(program, '../operators'), { recursive: true })
    expect(await runWith(process.execPath, program, ['aggregates', 'churn'])).toMatchObject({ code: 0 })
  })
})

describe('ladder clock', () => {
  it('moves the clock of a platform on, and never back', async () => {
    const to = new Date(Date.now() + 10 * 60_000)
    expect(await ladder('clock', '--to', to.toISOString())).toMatchObject({ code: 0 })
    expect(platform.now().getTime()).toBeGreaterThanOrEqual(to.getTime())
    expect(await ladder('clock', '--to', '2020-01-01')).toMatchObject({
      code: 1,
      err: expect.stringContaining('never goes back'),
    })
  })
})
