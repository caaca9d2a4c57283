import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ladder, newUln, type Scene, startLadder } from './client.ts'
import { ilrName, ilrOf, importsOf, learner } from './import-client.ts'

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

const withTables = async (): Promise<Scene> => {
  const scene = await ladder.newScene()
  await imports.tablesOf(scene)
  await ladder.drained()
  return scene
}

describe('an ILR', () => {
  it('says what is new, voids what has changed, and notes who was left out', async () => {
    const scene = await withTables()
    const { hei } = scene
    const [ann, ben, cai] = [newUln(), newUln(), newUln()]
    const first = ilrOf(hei, [learner(1, { uln: ann, modules: 1 }), learner(2, { uln: ben }), learner(3, { uln: cai })])
    const totals = async () => {
      await ladder.drained()
      return ladder.total('churn', `cohort=${scene.cohort}`)
    }

    expect(await imports.importedIlr(hei, first, '20250301-090000', '?dryRun=true')).toMatchObject({
      status: 'done',
      dryRun: true,
      counts: { stored: 4, rejected: 0 },
    })
    expect(await totals()).toMatchObject({ enrolled: 0 })
    expect(await imports.importedIlr(hei, first, '20250301-090000')).toMatchObject({
      status: 'done',
      holds: 'ilr',
      counts: { stored: 4, duplicate: 0, rejected: 0, voided: 0, dropped: 0 },
      problems: { total: 0 },
    })
    expect(await totals()).toMatchObject({ enrolled: 3, creditsEarned: 20 })

    const again = await imports.importedIlr(hei, first, '20250301-090000')
    expect(again).toMatchObject({ counts: { stored: 0, duplicate: 4 }, detail: expect.stringContaining('same file') })

    // Ann has passed another module, Ben's end has moved, Cai is not in it.
    const second = ilrOf(hei, [
      learner(1, { uln: ann, modules: 2 }),
      learner(2, { uln: ben, fields: { LearnPlanEndDate: '2026-12-31' } }),
    ])
    const later = await imports.importedIlr(hei, second, '20250401-090000')
    expect(later).toMatchObject({ counts: { stored: 2, duplicate: 2, voided: 1, dropped: 1 } })
    expect(await totals()).toMatchObject({ enrolled: 3, active: 3, withdrawn: 0, creditsEarned: 40 })
    const { text } = await ladder.get(hei, `/imports/${later.id}`, { accept: 'text/csv' })
    expect(text.trim().split('\r\n')).toEqual([
      'LearnRefNumber,line,found,wrong',
      expect.stringMatching(/^L1,\d+,1 stored,$/),
      expect.stringMatching(/^L2,\d+,"1 stored, 1 voided",$/),
    ])

    // Cai comes back, and Ann's module was none.
    const third = ilrOf(hei, [learner(1, { uln: ann, modules: 1 }), learner(2, { uln: ben }), learner(3, { uln: cai })])
    expect(await imports.importedIlr(hei, third, '20250501-090000')).toMatchObject({
      counts: { stored: 1, duplicate: 3, voided: 3, dropped: 0 },
    })
    expect(await totals()).toMatchObject({ enrolled: 3, creditsEarned: 20 })
  })

  it('that comes after a later one, or under a name that was taken, is refused', async () => {
    const { hei } = await withTables()
    const file = ilrOf(hei, [learner(1)])
    await imports.importedIlr(hei, file, '20250401-090000')
    expect(await imports.importedIlr(hei, file, '20250301-090000')).toMatchObject(refused(/later file/))
    const other = ilrOf(hei, [learner(2)])
    expect(await imports.importedIlr(hei, other, '20250401-090000')).toMatchObject(refused(/other content/))
  })

  it('says again, once a table explains it, what it could not say before', async () => {
    const scene = await ladder.newScene()
    await ladder.drained()
    const file = ilrOf(scene.hei, [learner(1, { modules: 1 })])
    expect(await imports.importedIlr(scene.hei, file, '20250301-090000')).toMatchObject({
      status: 'done',
      counts: { stored: 0, rejected: 1 },
      problems: { total: 1, first: [{ learner: 'L1', field: 'EmpId', line: expect.any(Number) }] },
    })
    await imports.tablesOf(scene)
    expect(await imports.importedIlr(scene.hei, file, '20250301-090000')).toMatchObject({ counts: { stored: 2 } })
  })

  it('says again what was refused at the door', async () => {
    const scene = await withTables()
    const { hei } = scene
    const file = ilrOf(hei, [learner(1)])
    await imports.imported(hei, 'empId,employer\n154549452,ods:ZZ9')
    const done = await imports.importedIlr(hei, file, '20250301-090000')
    expect(done).toMatchObject({
      counts: { stored: 0, rejected: 1 },
      problems: { first: [{ learner: 'L1', field: 'trainee.enrolled', detail: expect.stringContaining('register') }] },
    })
    await imports.imported(hei, `empId,employer\n154549452,${scene.employer}`)
    expect(await imports.importedIlr(hei, file, '20250301-090000')).toMatchObject({
      counts: { stored: 1, rejected: 0 },
    })
  })

  it('has what stood before stand where a correction of it is refused at the door', async () => {
    const scene = await withTables()
    const { hei } = scene
    const first = ilrOf(hei, [learner(1)])
    expect(await imports.importedIlr(hei, first, '20250301-090000')).toMatchObject({ counts: { stored: 1 } })
    await imports.imported(hei, 'empId,employer\n154549452,ods:ZZ9')
    expect(await imports.importedIlr(hei, first, '20250302-090000')).toMatchObject({
      counts: { stored: 0, voided: 0, rejected: 1 },
    })
    await expect.poll(() => ladder.total('churn', `cohort=${scene.cohort}`)).toMatchObject({ enrolled: 1, active: 1 })
    await imports.imported(hei, `empId,employer,setting\n154549452,${scene.employer},mental-health`)
    expect(await imports.importedIlr(hei, first, '20250303-090000')).toMatchObject({
      counts: { stored: 1, voided: 1, rejected: 0 },
    })
    await expect
      .poll(() => ladder.total('churn', `cohort=${scene.cohort}&setting=mental-health`))
      .toMatchObject({ enrolled: 1, active: 1 })
  })

  it('that is only tried, after the same in earnest, would drop nobody', async () => {
    const { hei } = await withTables()
    const file = ilrOf(hei, [learner(1), learner(2)])
    await imports.importedIlr(hei, file, '20250301-090000')
    const tried = await imports.importedIlr(hei, file, '20250302-090000', '?dryRun=true')
    expect(tried.counts).toMatchObject({ stored: 0, duplicate: 2, dropped: 0 })
    const without = await imports.importedIlr(hei, ilrOf(hei, [learner(1)]), '20250303-090000', '?dryRun=true')
    expect(without.counts).toMatchObject({ dropped: 1 })
  })

  it.each([
    ['a ZIP file', 'PK\u0003\u0004', /ZIP/],
    ['not XML', '<Message>', /Line 1/],
    ['a bomb', '<!DOCTYPE x [<!ENTITY a "aaaa">]><Message/>', /Line 1/],
    ['another year', undefined, /2023-24/],
    ['another UKPRN', undefined, /UKPRN/],
  ])('is refused whole where it is %s', async (name, body, words) => {
    const { hei } = await ladder.newScene()
    const whole = ilrOf(hei, [learner(1)])
    const wrong = name === 'another year' ? whole.replace('ILR/2024-25', 'ILR/2023-24') : ilrOf('ukprn:10999999', [])
    expect(await imports.importedIlr(hei, body ?? wrong, '20250301-090000')).toMatchObject(refused(words))
  })

  it('is refused whole where it was cut off, or its name is no name of an ILR', async () => {
    const { hei } = await withTables()
    const cut = ilrOf(hei, [learner(1), learner(2)]).slice(0, -200)
    expect(await imports.importedIlr(hei, cut, '20250301-090000')).toMatchObject(refused(/Line \d+/))
    const send = { type: 'text/xml', query: '?name=ilr.xml' }
    expect(await imports.imported(hei, ilrOf(hei, []), send)).toMatchObject(refused(/name of an ILR/))
  })

  it('is uploaded like any large file', async () => {
    const { hei } = await withTables()
    const file = { name: ilrName(hei, '20250301-090000'), type: 'application/xml' }
    const id = await imports.upload(hei, file, ilrOf(hei, [learner(1)]))
    expect(await imports.endOf(hei, id)).toMatchObject({ status: 'done', counts: { stored: 1 } })
  })
})
