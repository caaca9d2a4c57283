import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { functions } from '#functions/catalogue.ts'
import type { FunctionDeclaration } from '#functions/declaration.ts'
import { startPlatform } from '#local/platform.ts'
import { killAll, processesOf, startChild } from './child.ts'
import { type Client, clientOf, enrolled, national, newUln, type Sent, said, voided } from './client.ts'

/** A word that a sender writes beside a ULN: where it is found, the ULN would be too. */
const control = 'Assistant Practitioner'

type Told = { readonly ulns: readonly string[]; readonly refs: readonly string[]; readonly tokens: readonly string[] }

/** Tells Ladder of trainees with their ULNs wherever a sender may write something, rightly and wrongly. */
const tellEverything = async (client: Client): Promise<Told> => {
  const scene = await client.newScene()
  const { hei, employer } = scene
  const [one, other, refused] = [newUln(), newUln(), newUln()]
  const about = (uln: string): readonly (readonly [by: string, event: Sent])[] => {
    const enrolment = { ...enrolled(scene, uln), id: `enrolment of ${uln}` }
    const mistake = { ...said(hei, 'training.paused', uln, { reason: 'health' }), id: `${uln}/${uln}` }
    const reason = `${uln} is not who paused, but ${uln} is`
    return [
      [hei, enrolment],
      [hei, mistake],
      [hei, { ...voided(hei, mistake), data: { event: mistake.id, reason } }],
      [hei, said(hei, 'module.passed', uln, { module: `${uln}-M1`, credits: 20, level: 4, attempt: 1 })],
      [hei, said(hei, 'epa.completed', uln, { result: 'pass' })],
      [employer, said(employer, 'post.confirmed', uln, { band: 4, start: '2024-10-01', role: `${control} ${uln}` })],
    ]
  }
  for (const [by, event] of about(one)) await client.stored(by, event)
  const refs: string[] = []
  for (const [by, event] of about(other)) {
    const { body } = await client.post(by, event)
    expect(body).toMatchObject({ id: event.id, status: 'stored' })
    refs.push(body.subject)
  }

  const wrong = enrolled(scene, refused)
  for (const event of [
    { ...wrong, [refused]: refused },
    { ...wrong, id: refused, type: refused },
    { ...wrong, source: `/organisations/${refused}` },
    { ...wrong, data: { cohort: refused, role: refused } },
    { ...about(other)[0]?.[1], data: wrong.data, subject: refused, id: `enrolment of ${other}` },
  ])
    expect((await client.post(hei, event)).status).toBeGreaterThanOrEqual(400)
  for (const path of [
    `/trainees/${refused}`,
    `/trainees?cursor=${refused}`,
    `/${refused}`,
    `/organisations/${refused}`,
  ])
    expect((await client.get(national, path)).status).toBeGreaterThanOrEqual(400)
  await client.as(hei, '/events', {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json' },
    body: `{"subject": ${refused}, }`,
  })
  const tokens = await Promise.all([hei, employer, national].map((by) => client.tokenOf(by)))
  for (const token of tokens) await client.request(`/trainees?access_token=${token}`)
  return { ulns: [one, other, refused], refs: [...new Set(refs)], tokens }
}

const filesIn = async (folder: string): Promise<readonly string[]> => {
  const names = await readdir(folder, { recursive: true })
  const paths = names.map((name) => join(folder, name))
  const kinds = await Promise.all(paths.map((path) => stat(path)))
  return paths.filter((_, at) => kinds[at]?.isFile())
}

/** The names of what holds a secret, and the secret's place among the secrets. */
const leaks = (held: Readonly<Record<string, Buffer | string>>, secrets: readonly string[]) =>
  Object.entries(held).flatMap(([name, content]) =>
    secrets.flatMap((secret, at) => (content.includes(secret) ? [`${name} has secret ${at}`] : [])),
  )

describe('what the platform keeps and prints', () => {
  let folder: string
  let told: Told
  let printed: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ladder-privacy-'))
    const child = startChild(['--data', folder, '--port', '0', '--verbose'])
    const client = clientOf(await child.ready)
    told = await tellEverything(client)
    const completed = () => client.total('outcomes', '')
    await expect.poll(completed, { timeout: 30_000 }).toMatchObject({ completed: 2, confirmed: 2 })
    child.kill('SIGINT')
    expect(await child.exited).toBe(0)
    await expect.poll(() => processesOf(folder), { timeout: 10_000 }).toEqual([])
    printed = child.output()
  })
  afterAll(async () => {
    killAll(folder)
    await rm(folder, { recursive: true, force: true })
  })

  it('has no ULN and no token in any file, where references and what stood beside a ULN are found', async () => {
    const files: Record<string, Buffer> = {}
    for (const path of await filesIn(folder)) files[path.slice(folder.length)] = await readFile(path)
    expect(leaks(files, [...told.refs, control])).not.toEqual([])
    expect(leaks(files, [...told.ulns, ...told.tokens])).toEqual([])
  })

  it("has no ULN, no token and nobody's reference in what it prints, though it prints every request", () => {
    expect(printed).toContain('"route":"POST /events"')
    expect(leaks({ printed }, [...told.ulns, ...told.tokens, ...told.refs, control])).toEqual([])
  })
})

describe('what the platform tells on its bus', () => {
  const heard: string[] = []
  let platform: Awaited<ReturnType<typeof startPlatform>>

  const eavesdropper: FunctionDeclaration = {
    name: 'eavesdropper',
    does: 'Hears all that is on the bus.',
    triggers: [{ kind: 'rule', name: 'all', detailTypes: [] }],
    tables: {},
    memoryMb: 128,
    timeoutSeconds: 5,
  }
  const hear = (event: unknown) => heard.push(JSON.stringify(event))
  const handlerOf = async (name: string) =>
    name === eavesdropper.name ? hear : (await import(`../../functions/${name}/handler.ts`)).handler

  beforeAll(async () => {
    platform = await startPlatform({ port: 0, functions: { declarations: [...functions, eavesdropper], handlerOf } })
  })
  afterAll(() => platform?.stop())

  it('has every event in it, and no ULN and no word that somebody typed freely', async () => {
    const { ulns, refs, tokens } = await tellEverything(clientOf(platform.url))
    await platform.drained()
    expect(platform.failures()).toEqual([])
    expect(heard).toHaveLength(1 + 2 * 6)
    const bus = heard.join('\n')
    expect(refs.filter((ref) => !bus.includes(ref))).toEqual([])
    expect(leaks({ bus }, [...ulns, ...tokens, control, 'is not who paused'])).toEqual([])
  })
})
