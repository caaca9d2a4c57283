import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportAnswer } from '#events/imports.ts'
import { freePort } from '#local/dynamodb-local.ts'
import { killAll, newDataFolder, processesOf, startChild } from './child.ts'
import { type Client, clientOf, newUln, type Scene } from './client.ts'
import { enrolmentRow, ilrName, ilrOf, importsOf, learner, tableOf } from './import-client.ts'

let folder: string
let port: number
beforeEach(async () => {
  folder = await newDataFolder()
  port = await freePort()
})
afterEach(async () => {
  await powerCut()
  await rm(folder, { recursive: true, force: true })
})

const powerCut = async () => {
  killAll(folder)
  await expect.poll(() => processesOf(folder), { timeout: 10_000 }).toEqual([])
}

const start = async () => {
  const client = clientOf(await startChild(['--data', folder, '--port', String(port)]).ready)
  return { client, imports: importsOf(client) }
}
type Started = Awaited<ReturnType<typeof start>>

type File = { readonly name: string; readonly type: string; readonly content: string }

/** Imports a file, and cuts the power whenever it has come so far; gives what became of it. */
const importCutShort = async (begun: Started, { hei }: Scene, file: File, cuts: readonly number[]) => {
  const id = await begun.imports.upload(hei, file, file.content)
  let now = begun
  for (const rows of cuts) {
    await expect
      .poll(async () => (await now.imports.get(hei, id)).progress.rows, { timeout: 100_000, interval: 20 })
      .toBeGreaterThanOrEqual(rows)
    const { status } = await now.imports.get(hei, id)
    expect(status).toBe('running')
    await powerCut()
    now = await start()
  }
  return { now, done: await now.imports.endOf(hei, id) }
}

const settled = (client: Client, { cohort }: Scene, expected: object) =>
  expect
    .poll(() => client.total('churn', `cohort=${cohort}`), { timeout: 60_000, interval: 200 })
    .toMatchObject(expected)

const startedScene = async () => {
  const started = await start()
  const scene = await started.client.newScene()
  await started.imports.tablesOf(scene)
  return { started, scene }
}

const inShort = ({ status, counts, problems: { total }, progress: { rows } }: ImportAnswer) => ({
  status,
  counts,
  problems: total,
  rows,
})

// A worker that was killed is missed after a quarter of a minute.
describe('an import that is killed half-way', { timeout: 300_000 }, () => {
  it('of an ILR, twice, and of the ILR after it, ends as one that nothing happened to', async () => {
    const { started, scene } = await startedScene()
    const { hei } = scene
    const ulns = Array.from({ length: 400 }, newUln)
    const first = ilrOf(
      hei,
      ulns.map((uln, n) => learner(n, { uln, modules: n % 4 })),
    )
    const file = { name: ilrName(hei, '20250301-090000'), type: 'application/xml', content: first }
    const cut = await importCutShort(started, scene, file, [50, 250])
    const facts = 400 + 600
    expect(inShort(cut.done)).toEqual({
      status: 'done',
      counts: { stored: facts, duplicate: 0, rejected: 0, voided: 0, skipped: 0, dropped: 0 },
      problems: 0,
      rows: 400,
    })
    await settled(cut.now.client, scene, { enrolled: 400, active: 400, creditsEarned: 600 * 20 })

    // One module less for each who had three, all have another end, and the last hundred are gone.
    const second = ilrOf(
      hei,
      ulns
        .slice(0, 300)
        .map((uln, n) => learner(n, { uln, modules: Math.min(2, n % 4), fields: { LearnPlanEndDate: '2026-12-31' } })),
    )
    const later = { name: ilrName(hei, '20250401-090000'), type: 'application/xml', content: second }
    const again = await importCutShort(cut.now, scene, later, [100])
    expect(inShort(again.done)).toEqual({
      status: 'done',
      counts: { stored: 300, duplicate: 375, rejected: 0, voided: 375, skipped: 0, dropped: 100 },
      problems: 0,
      rows: 300,
    })
    await settled(again.now.client, scene, { enrolled: 400, active: 400, creditsEarned: 525 * 20 })
  })

  it('of a table stores each row once, and gives them all back', async () => {
    const { started, scene } = await startedScene()
    const rows = Array.from({ length: 1500 }, (_, n) => enrolmentRow(scene, n % 100 === 0 ? '123' : newUln()))
    const file = { name: 'large.csv', type: 'text/csv', content: tableOf(rows) }
    const { now, done } = await importCutShort(started, scene, file, [500])
    const { stored, duplicate } = done.counts
    expect(done).toMatchObject({ status: 'done', counts: { rejected: 15 }, problems: { total: 15 } })
    // What the killed worker had stored and not written down is found stored.
    expect(stored + duplicate).toBe(1485)
    await settled(now.client, scene, { enrolled: 1485 })
    const { text } = await now.client.get(scene.hei, `/imports/${done.id}`, { accept: 'text/csv' })
    expect(text.trim().split('\r\n')).toHaveLength(1501)
    expect(done.problems.first.map(({ row }) => row)).toEqual(Array.from({ length: 15 }, (_, n) => 2 + n * 100))
  })
})
