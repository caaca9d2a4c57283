import { type Browser, chromium } from 'playwright-core'
import { failing, hillside, northWest } from '../test/browser/history.ts'
import { noBrowser, openStage, sessionOf, signedInScript } from '../test/browser/stage.ts'
import { type Figure, figure, spreadOf } from './figures.ts'

const ROUNDS = 5
const MOST_MS = 1500

/** Lighthouse's two: a line of an office, and that of a mobile phone on a good day with a processor a quarter as fast. */
const profiles = {
  office: { latency: 40, downloadThroughput: 10_240_000 / 8, uploadThroughput: 10_240_000 / 8, slower: 1 },
  mobile: { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, slower: 4 },
} as const
type Profile = keyof typeof profiles

const visits = [
  ['overview', '/pages/overview', northWest],
  ['sustainability', '/pages/sustainability', northWest],
  ['course', `/pages/course?programme=${failing}`, northWest],
  ['churn', '/pages/churn', northWest],
  ['outcomes', '/pages/outcomes', northWest],
  ["an employer's month", '/pages/month', hillside],
] as const

const observe = `new PerformanceObserver((list) => {
  globalThis.largest = list.getEntries().at(-1).startTime
}).observe({ type: 'largest-contentful-paint', buffered: true })`

/** How long a first visit waits for the largest thing on the page, on a throttled line, with nothing in the cache. */
export const pages = async (log: (line: string) => void): Promise<Figure[]> => {
  const why = noBrowser()
  if (why !== undefined) throw new Error(why)
  const { stage, stop } = await openStage()
  const browser = await chromium.connect(stage.browser)
  try {
    const figures: Figure[] = []
    for (const profile of Object.keys(profiles) as Profile[])
      for (const [name, path, by] of visits) {
        const session = signedInScript(await sessionOf(stage.url, by))
        const times: number[] = []
        for (let round = 0; round < ROUNDS; round++)
          times.push(await largestPaint(browser, profile, `${stage.url}${path}`, session))
        const { median, lowest, highest } = spreadOf(times)
        log(`  ${profile} ${name.padEnd(24)} ${[lowest, median, highest].map(Math.round).join(' / ')} ms`)
        figures.push(figure(`first visit, ${profile}, largest paint: ${name}`, median, 'ms', { atMost: MOST_MS }))
      }
    return figures
  } finally {
    await browser.close()
    await stop()
  }
}

const largestPaint = async (browser: Browser, profile: Profile, address: string, session: string): Promise<number> => {
  const { slower, ...line } = profiles[profile]
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  try {
    await context.addInitScript({ content: `${session}\n${observe}` })
    const page = await context.newPage()
    const devTools = await context.newCDPSession(page)
    await devTools.send('Network.emulateNetworkConditions', { offline: false, ...line })
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: slower })
    await page.goto(address)
    await page.locator('h1').waitFor()
    await page.locator('.app-loading').waitFor({ state: 'detached' })
    await page.waitForLoadState('networkidle')
    return (await page.evaluate('globalThis.largest')) as number
  } finally {
    await context.close()
  }
}
