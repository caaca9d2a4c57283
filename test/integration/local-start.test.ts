import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const started: ChildProcess[] = []
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ladder-start-'))
})
afterAll(() => rm(folder, { recursive: true }))
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

const start = (...args: string[]) => {
  const child = spawn(process.execPath, ['local/start.ts', ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    said.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.err += chunk
  })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const url = /^ready (.+)\n/m.exec(said.out)?.[1]
      if (url !== undefined) resolve(url)
    })
    ended.then((code) => reject(new Error(`ended with ${code}: ${said.err}`)))
  })
  ready.catch(() => undefined)
  return { child, said, ended, ready }
}

const tokenAt = async (url: string): Promise<string> => {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: 'hee:england',
    client_secret: 'local',
  })
  const answer = await fetch(`${url}/oauth2/token`, { method: 'POST', body })
  return ((await answer.json()) as { access_token: string }).access_token
}
const organisations = async (url: string, token: string): Promise<string> => {
  const answer = await fetch(`${url}/organisations`, { headers: { authorization: `Bearer ${token}` } })
  expect(answer.status).toBe(200)
  return answer.text()
}

describe('npm start', () => {
  it('ends with 2 on a command line it cannot read, and says why', async () => {
    const { ended, said } = start('--prot', '3000')
    expect(await ended).toBe(2)
    expect(said.err).toContain('--prot')
    expect(said.err).toContain('--help')
  })

  it('shows its options', async () => {
    const { ended, said } = start('--help')
    expect(await ended).toBe(0)
    expect(said.out).toContain('--data DIR')
  })

  it('ends with 1 when the port is in use, and says which', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    const { ended, said } = start('--port', String(port), '--empty')
    expect(await ended).toBe(1)
    expect(said.err.trim()).toBe(`Port ${port} is in use: choose another one with --port`)
    server.close()
  })

  it('says ready last, and ends with 0 on Ctrl-C within a few seconds', async () => {
    const { child, ended, ready, said } = start('--empty', '--port', '0', '--clock', '2021-04-01T00:00:00Z')
    const url = await ready
    const health = (await (await fetch(`${url}/health`)).json()) as { time: string }
    expect(health.time).toMatch(/^2021-04-01T00:/)
    const asked = Date.now()
    child.kill('SIGINT')
    child.kill('SIGINT')
    expect(await ended).toBe(0)
    expect(Date.now() - asked).toBeLessThan(5000)
    expect(said.out.trim().split('\n').at(-1)).toBe(`ready ${url}`)
    expect(said.err).toBe('')
  })

  it('keeps its data and its keys through kill -9', async () => {
    const data = join(folder, 'kept')
    const first = start('--empty', '--port', '0', '--data', data)
    const url = await first.ready
    const token = await tokenAt(url)
    const made = await fetch(`${url}/organisations/ukprn:10007795`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'A university' }),
    })
    expect(made.status).toBe(201)
    first.child.kill('SIGKILL')
    await first.ended

    const second = start('--empty', '--port', new URL(url).port, '--data', data)
    expect(await organisations(await second.ready, token)).toContain('A university')
    for (const name of ['uln-key', 'signing-key.json']) {
      expect((await stat(join(data, name))).mode & 0o777).toBe(0o600)
    }
    expect(await readdir(data)).toEqual(expect.arrayContaining(['checkpoints', 'dynamodb']))
  })
})
