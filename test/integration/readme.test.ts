import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Platform, startPlatform } from '#local/platform.ts'

let platform: Platform
beforeAll(async () => {
  platform = await startPlatform({ port: 0 })
})
afterAll(() => platform?.stop())

it('the first event of the README is stored and counted, line by line as it stands there', async () => {
  const [, script = ''] = /```sh\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? []
  expect(script).toContain('http://127.0.0.1:3000')
  const here = script.replaceAll('http://127.0.0.1:3000', platform.url)
  const { stdout: said } = await promisify(execFile)('bash', ['-c', here])
  expect(said).toContain('"status":"stored"')
  expect(said).toMatch(/"subject":"t_[a-z2-7]{26}","status":"stored"/)
  expect(said).toMatch(/"key":\{"programme":"10000011\/ap"\},"places":0,"enrolled":1/)
  expect(said).toMatch(/^enrolled,active,/m)
  expect(said).not.toContain('problems/')
})
