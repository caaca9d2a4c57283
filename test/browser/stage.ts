import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { buildPages } from '../../web/build.ts'
import type { Scene } from './platform.ts'

const executablePath = '/usr/bin/chromium'
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A platform with its pages, and the address of a browser. */
export type Stage = Scene & { readonly browser: string }

/** Why there is no browser on this machine, if there is none. */
export const noBrowser = (): string | undefined =>
  existsSync(executablePath) ? undefined : `there is no ${executablePath} (apt-get install chromium)`

/** Builds the pages, and brings up a platform with a small history, in a process of its own, and a browser. */
export const openStage = async (): Promise<{ readonly stage: Stage; readonly stop: () => Promise<void> }> => {
  const building = buildPages()
  const platform = fork(new URL('platform.ts', import.meta.url), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const ended = once(platform, 'exit')
  const browser = await chromium.launchServer({ executablePath, args })
  const stop = async () => {
    if (platform.connected) platform.disconnect()
    await Promise.all([browser.close(), ended])
  }
  try {
    const said = await Promise.race([once(platform, 'message'), ended.then(() => undefined)])
    if (!said) throw new Error('The platform for the browser ended before it was ready')
    await building
    return { stage: { ...(said[0] as Scene), browser: browser.wsEndpoint() }, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** A session as the sign-in leaves it in the browser, from a token of an organisation's own client. */
export const sessionOf = async (url: string, organisation: string): Promise<string> => {
  const form = { grant_type: 'client_credentials', client_id: organisation, client_secret: 'local' }
  const response = await fetch(`${url}/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) })
  const { access_token: token } = (await response.json()) as { access_token: string }
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
  return JSON.stringify({
    token,
    organisation: claims['ladder:organisation'],
    kind: claims['ladder:kind'],
    region: claims['ladder:region'],
    scopes: claims.scope.split(' '),
    expires: Date.now() + 3_000_000,
  })
}

/** Where a page looks for its session before anything else runs. */
export const signedInScript = (session: string): string =>
  `sessionStorage.setItem('ladder.session', ${JSON.stringify(session)})`
