import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startPagesBuild } from './build.ts'

let root: string
const logged: string[] = []
const within = (name: string) => join(root, name)

/** What builds: as Vite does, it empties the folder first. It counts how often it was called. */
const builder = `
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
const at = (name) => new URL(name, import.meta.url)
appendFileSync(at('runs'), 'x')
rmSync(at('web/dist'), { recursive: true, force: true })
mkdirSync(at('web/dist'))
const source = readFileSync(at('web/styles/main.scss'), 'utf8')
if (source === 'wrong') throw new Error('main.scss is wrong')
if (source === 'slow') setInterval(() => appendFileSync(at('beats'), '.'), 10)
if (source === 'slow') await new Promise((resolve) => setTimeout(resolve, 60_000))
writeFileSync(at('web/dist/index.html'), source)
`

beforeEach(async () => {
  logged.length = 0
  root = await mkdtemp(join(tmpdir(), 'ladder-build-'))
  await mkdir(within('web/styles'), { recursive: true })
  await writeFile(within('build.mjs'), builder)
  await writeFile(within('web/styles/main.scss'), 'first')
  await writeFile(within('lock'), '1')
})
afterEach(() => rm(root, { recursive: true }))

const start = () =>
  startPagesBuild((line) => logged.push(line), {
    script: within('build.mjs'),
    sources: { folder: within('web'), lock: within('lock') },
    built: within('web/dist'),
  })
const build = async () => {
  const pages = start()
  await pages.settled
  return pages.state()
}
const runs = async () => (await readFile(within('runs'), 'utf8').catch(() => '')).length

describe('the pages', () => {
  it('are built where there are none, and are being built until then', async () => {
    const pages = start()
    expect(pages.state()).toEqual({ is: 'building' })
    await pages.settled
    expect(pages.state()).toEqual({ is: 'as-built' })
    expect(await readFile(within('web/dist/index.html'), 'utf8')).toBe('first')
    expect(logged).toEqual([])
  })

  it('are not built again while nothing has changed', async () => {
    await build()
    expect(await build()).toEqual({ is: 'as-built' })
    expect(await runs()).toBe(1)
  })

  it.each([
    ['a source', () => writeFile(within('web/styles/main.scss'), 'second')],
    ['the names of sources', () => writeFile(within('web/more.ts'), '')],
    ['what builds them', () => writeFile(within('lock'), '2')],
    ['somebody, by hand,', () => writeFile(within('web/dist/.sources'), '')],
  ])('are built again when %s changed', async (_, change) => {
    await build()
    await change()
    expect(await build()).toEqual({ is: 'as-built' })
    expect(await runs()).toBe(2)
  })

  it('that cannot be built are told at the terminal, with the reason, and are tried again', async () => {
    await writeFile(within('web/styles/main.scss'), 'wrong')
    expect(await build()).toEqual({ is: 'failed', reason: expect.stringContaining('main.scss is wrong') })
    expect(logged.join('\n')).toMatch(/could not be built; the API works all the same[\s\S]*main\.scss is wrong/)
    await build()
    expect(await runs()).toBe(2)
  })

  it('are given up without a word when the platform stops', async () => {
    await writeFile(within('web/styles/main.scss'), 'slow')
    const pages = start()
    while ((await runs()) === 0) await new Promise(setImmediate)
    pages.stop()
    await pages.settled
    expect(logged).toEqual([])
  })

  it('are given up by a process that ends without stopping anything', async () => {
    await writeFile(within('web/styles/main.scss'), 'slow')
    const options = {
      script: within('build.mjs'),
      sources: { folder: within('web'), lock: within('lock') },
      built: within('web/dist'),
    }
    const program = `
      import { startPagesBuild } from ${JSON.stringify(new URL('build.ts', import.meta.url).href)}
      import { existsSync } from 'node:fs'
      startPagesBuild(() => undefined, ${JSON.stringify(options)})
      setInterval(() => existsSync(${JSON.stringify(within('beats'))}) && process.exit(), 10)`
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program])
    const beats = async () => (await readFile(within('beats'), 'utf8')).length
    const before = await beats()
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await beats()).toBeLessThan(before + 3)
  })
})
