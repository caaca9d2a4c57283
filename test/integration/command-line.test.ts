import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '#local/dynamodb-local.ts'
import { type Child, killAll, newDataFolder, processesOf, startChild } from './child.ts'
import { clientOf, enrolled, newUln } from './client.ts'

// Data is kept only so that the processes of a test can be told by its folder.
let folders: string
beforeAll(async () => {
  folders = await newDataFolder()
})
afterAll(async () => {
  killAll(folders)
  await rm(folders, { recursive: true, force: true })
})

const newFolder = () => mkdtemp(join(folders, 'data-'))
const nothingLeft = (folder: string) => expect.poll(() => processesOf(folder), { timeout: 10_000 }).toEqual([])

/** Takes a port, which fails when somebody has it. */
const takePort = async (port: number) => {
  const server = createServer().listen(port, '127.0.0.1')
  await once(server, 'listening')
  return { release: () => new Promise((resolve) => server.close(resolve)) }
}

/** How long it takes to end, in seconds. */
const secondsToEnd = async (child: Child): Promise<number> => {
  const asked = performance.now()
  await child.exited
  return (performance.now() - asked) / 1000
}

const noStack = /\n\s+at |node:internal|UnhandledPromise/

describe('Ctrl-C', () => {
  it('ends everything in order, with work under way', async () => {
    const [folder, port] = [await newFolder(), await freePort()]
    const child = startChild(['--data', folder, '--port', String(port)])
    const client = clientOf(await child.ready)
    const scene = await client.newScene()
    await client.stored(scene.hei, ...Array.from({ length: 200 }, () => enrolled(scene, newUln())))

    child.kill('SIGINT')
    expect(await secondsToEnd(child)).toBeLessThan(5)
    expect(await child.exited).toBe(0)
    expect(child.output()).not.toMatch(noStack)
    await nothingLeft(folder)
    await (await takePort(port)).release()
  })

  it('ends a platform that is still starting', async () => {
    const folder = await newFolder()
    const child = startChild(['--data', folder, '--port', '0'])
    await expect.poll(() => processesOf(folder).map(({ command }) => command), { timeout: 30_000 }).toContain('java')
    child.kill('SIGINT')
    expect(await secondsToEnd(child)).toBeLessThan(5)
    expect(child.output()).not.toMatch(noStack)
    await nothingLeft(folder)
  })
})

describe('options', () => {
  it('are listed on --help', async () => {
    const child = startChild(['--help'])
    expect(await child.exited).toBe(0)
    expect(child.output()).toContain('--data DIR')
  })

  it('--clock starts the clock of the platform elsewhere', async () => {
    const child = startChild(['--port', '0', '--clock', '2021-04-01T00:00:00Z'])
    const health = await fetch(`${await child.ready}/health`)
    expect(await health.json()).toMatchObject({ time: expect.stringMatching(/^2021-04-01T00:0/) })
    child.kill('SIGINT')
    expect(await child.exited).toBe(0)
  })
})

describe('a start that fails says why in plain words and leaves nothing behind', () => {
  it('when an option is unknown', async () => {
    const child = startChild(['--colour', 'red'])
    expect(await child.exited).toBe(2)
    expect(child.output()).toContain('--colour')
    expect(child.output()).not.toMatch(noStack)
  })

  it('when an option has a value that cannot be read', async () => {
    const child = startChild(['--port', 'http'])
    expect(await child.exited).toBe(2)
    expect(child.output()).toContain('--port must be a number')
  })

  it('when the port is in use', async () => {
    const [folder, port] = [await newFolder(), await freePort()]
    const taken = await takePort(port)
    const child = startChild(['--data', folder, '--port', String(port)])
    expect(await child.exited).toBe(1)
    expect(child.output()).toBe(`Port ${port} is in use: choose another one with --port\n`)
    await nothingLeft(folder)
    await taken.release()
  })

  it('when there is no Java', async () => {
    const [folder, port] = [await newFolder(), await freePort()]
    const child = startChild(['--data', folder, '--port', String(port)], { ...process.env, PATH: folder })
    expect(await child.exited).toBe(1)
    expect(child.output()).toMatch(/^The platform needs Java 17 .*apt-get install \S+\n$/)
    await nothingLeft(folder)
    await (await takePort(port)).release()
  })

  it('when the folder for the data is a file', async () => {
    const folder = await newFolder()
    const file = join(folder, 'file')
    await writeFile(file, '')
    const child = startChild(['--data', file, '--port', '0'])
    expect(await child.exited).toBe(1)
    expect(child.output()).toContain(file)
    expect(child.output()).not.toMatch(noStack)
    await nothingLeft(folder)
  })
})
