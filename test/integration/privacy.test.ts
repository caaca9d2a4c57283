import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { functions } from '#functions/catalogue.ts'
import type { FunctionDeclaration } from '#functions/declaration.ts'
import { startPlatform } from '#local/platform.ts'
import { killAll, newDataFolder, processesOf, startChild } from './child.ts'
import { type Client, clientOf, enrolled, national, newUln, type Sent, said, voided } from './client.ts'

/** A word that a sender writes beside a ULN: where it is found, the ULN would be too. */
const control = 'Healer of Ward Seven'

type Told = Readonly<Record<'ulns' | 'mentioned' | 'refs' | 'tokens', readonly string[]>>

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
  const refs = new Set<string>()
  for (const [by, event] of about(other)) {
    const { body } = await client.post(by, event)
    expect(body).toMatchObject({ id: event.id, status: 'stored' })
    refs.add(body.subject)
  }

  // Who is named by reference, or named beside the subject, is a trainee too.
  const [ref = ''] = refs
  const mentioned = [newUln(), newUln(), newUln()] as const
  const mistake = { ...said(hei, 'training.paused', ref, {}), id: `pause of ${mentioned[0]}` }
  await client.stored(hei, mistake, {
    ...voided(hei, mistake),
    data: { event: mistake.id, reason: `It was ${mentioned[1]} who paused.` },
  })
  const role = `${control} in place of ${mentioned[2]}`
  await client.stored(employer, said(employer, 'post.confirmed', one, { band: 4, start: '2024-10-01', role }))

  const wrong = enrolled(scene, refused)
  for (const event of [
    { ...wrong, [refused]: refused },
    { ...wrong, id: refused, type: refused },
    { ...wrong, source: `/organisations/${refused}` },
    { ...wrong, data: { cohort: refused, role: refused } },
    { ...about(other)[0]?.[1], data: { ...(wrong.data as object), setting: 'laboratory' } },
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
  return { ulns: [one, other, refused], mentioned, refs: [...refs], tokens }
}

/** The bytes of every file under a folder. */
const contentsOf = async (folder: string): Promise<Readonly<Record<string, Buffer>>> => {
  const contents: Record<string, Buffer> = {}
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) contents[entry.name] = await readFile(join(entry.parentPath, entry.name))
  return contents
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
    folder = await newDataFolder()
    const child = startChild(['--data', folder, '--port', '0', '--verbose'])
    const client = clientOf(await child.ready)
    told = await tellEverything(client)
    const counted = async () => expect(await client.total('outcomes', '')).toMatchObject({ completed: 2, confirmed: 2 })
    await vi.waitFor(counted, { timeout: 30_000 })
    child.kill('SIGINT')
    expect(await child.exited).toBe(0)
    await vi.waitFor(() => expect(processesOf(folder)).toEqual([]), { timeout: 10_000 })
    printed = child.output()
  })
  afterAll(async () => {
    killAll(folder)
    await rm(folder, { recursive: true, force: true })
  })

  it('has no ULN and no token in any file, where references and what stood beside a ULN are found', async () => {
    const files = await contentsOf(folder)
    for (const there of [...told.refs, control]) expect(leaks(files, [there])).not.toEqual([])
    expect(leaks(files, [...told.ulns, ...told.tokens])).toEqual([])
  })

  it('has no ULN in any file of a trainee who is only mentioned, in an id or a text about somebody', async () => {
    expect(leaks(await contentsOf(folder), told.mentioned)).toEqual([])
  })

  it("has no ULN, no token and nobody's reference in what it prints, though it prints every request", () => {
    expect(printed).toContain('"route":"POST /events"')
    expect(leaks({ printed }, [...told.ulns, ...told.mentioned, ...told.tokens, ...told.refs, control])).toEqual([])
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

  let told: Told

  beforeAll(async () => {
    platform = await startPlatform({ port: 0, functions: { declarations: [...functions, eavesdropper], handlerOf } })
    told = await tellEverything(clientOf(platform.url))
    await platform.drained()
  })
  afterAll(() => platform?.stop())

  it('is every event, without a ULN, a token or a word that somebody typed freely', () => {
    expect(platform.failures()).toEqual([])
    const { opened, toldOfEach, mentioning } = { opened: 1, toldOfEach: 6, mentioning: 3 }
    expect(heard).toHaveLength(opened + 2 * toldOfEach + mentioning)
    const bus = heard.join('\n')
    expect(told.refs.filter((ref) => !bus.includes(ref))).toEqual([])
    expect(leaks({ bus }, [...told.ulns, ...told.tokens, control, 'who paused'])).toEqual([])
  })

  it('has no ULN of a trainee who is only mentioned', () => {
    expect(leaks({ bus: heard.join('\n') }, told.mentioned)).toEqual([])
  })
})
