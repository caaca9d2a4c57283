import type { Request } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeInBrowser, settled, visit } from './browser.ts'
import { states } from './states.ts'

// In bytes, as they come over the wire.
const MOST_SCRIPT = 150_000
const MOST = 300_000
/** More than a browser has connections to one host, and some would wait for others. */
const MOST_SCRIPTS = 6

/** The first state of each page in which it has what it is for. */
const loaded = new Map(
  Object.values(states)
    .filter(({ given }) => given === undefined)
    .map((state) => [state.path.split('?')[0] ?? '', state] as const)
    .toReversed(),
)

describeInBrowser('the first load of', () => {
  it.each([...loaded].toReversed())('%s', (_, { as, path }) =>
    visit({ as }, async ({ page, complaints }) => {
      complaints.expect(/./)
      const finished: Request[] = []
      page.on('requestfinished', (request) => finished.push(request))
      await page.goto(path)
      await settled(page)
      const sizeOf = async (request: Request) => (await request.sizes()).responseBodySize
      const total = async (requests: readonly Request[]) =>
        (await Promise.all(requests.map(sizeOf))).reduce((sum, size) => sum + size, 0)
      const scripts = finished.filter((request) => request.resourceType() === 'script')
      expect(scripts.length).toBeLessThanOrEqual(MOST_SCRIPTS)
      expect(await total(scripts)).toBeLessThan(MOST_SCRIPT)
      expect(await total(finished)).toBeLessThan(MOST)
    }),
  )
})
