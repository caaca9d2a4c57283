import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject } from 'vitest'
import { sessionOf, signedInScript } from './stage.ts'

const stage = inject('stage')

/** The platform's address; there is always one where a test runs. */
const url = stage?.url ?? ''

/** Somebody who has completed the course that cannot last, and has no post. */
export const trainee = stage?.trainee ?? ''

/** What stands for a test of the pages: skipped where there is no browser. */
export const describeInBrowser = describe.skipIf(stage === undefined)

let browser: Browser
beforeAll(async () => {
  if (stage) browser = await chromium.connect(stage.browser)
})
afterAll(() => browser?.close())

/** What a browser complained of; a test that ends with any has failed. */
type Complaints = {
  readonly all: string[]
  /** Complaints that a test brings about itself. */
  readonly expect: (pattern: RegExp) => void
}

export const widths = { wide: 1280, narrow: 320 } as const

export type Visit = {
  readonly page: Page
  readonly context: BrowserContext
  readonly complaints: Complaints
}

type VisitOptions = {
  readonly width?: number
  /** Who is signed in, without going through the sign-in. */
  readonly as?: string | undefined
  /** Blocks what helps to look at a page: pictures and fonts. */
  readonly plain?: boolean
}

/** As long as a busy machine may take for a step. */
const WITHIN_MS = 20_000

/** Opens a browser of its own, works in it, and fails should it have complained of anything unexpected. */
export const visit = async (options: VisitOptions, work: (visit: Visit) => Promise<void>): Promise<void> => {
  const { width = widths.wide, as, plain = false } = options
  const context = await browser.newContext({ viewport: { width, height: 900 }, baseURL: url, acceptDownloads: true })
  context.setDefaultTimeout(WITHIN_MS)
  if (plain) await context.route(/\.(svg|png|webp|woff2?)$/, (route) => route.abort('blockedbyclient'))
  if (as !== undefined) await context.addInitScript({ content: signedInScript(await sessionFor(as)) })
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  if (plain) complaints.expect(/ERR_BLOCKED_BY_CLIENT/)
  try {
    await work({ page, context, complaints })
    expect(complaints.all).toEqual([])
  } catch (error) {
    await page.screenshot({ path: '.vitest/screenshots/failed.png' }).catch(() => undefined)
    throw new Error(`at ${page.url()}: ${(error as Error).message}\n${complaints.all.join('\n')}`, { cause: error })
  } finally {
    await context.close()
  }
}

const complaintsOf = (page: Page): Complaints => {
  const all: string[] = []
  const expected: RegExp[] = []
  const complain = (text: string) => {
    if (!expected.some((pattern) => pattern.test(text))) all.push(text)
  }
  // The browser says a breach of the security policy, and an answer of 400 and above, as errors of the console.
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complain(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => complain(String(error.stack ?? error)))
  page.on('requestfailed', (request) => {
    if (!isLeftBehind(request)) complain(`${request.url()} failed: ${request.failure()?.errorText}`)
  })
  return { all, expect: (pattern) => expected.push(pattern) }
}

/** A request whose page was left before it was answered has failed no one. */
const isLeftBehind = (request: Request): boolean => request.failure()?.errorText === 'net::ERR_ABORTED'

const sessions = new Map<string, Promise<string>>()
const sessionFor = (organisation: string): Promise<string> => {
  const session = sessions.get(organisation) ?? sessionOf(url, organisation)
  sessions.set(organisation, session)
  return session
}

/** Resolves when a page has its figures and its charts, or says that it is fetching them. */
export const settled = async (page: Page, isLoading = false): Promise<void> => {
  await page.locator('h1').waitFor()
  if (isLoading) return page.locator('.app-loading').waitFor()
  await page.waitForFunction(
    () =>
      document.querySelector('.app-loading') === null &&
      [...document.querySelectorAll('[data-chart]')].every((chart) => chart.childElementCount > 0),
  )
}
