import { ErrorSummary, Header, NotificationBanner, SkipLink, Table } from 'nhsuk-frontend'
import { filtersIn } from './address.ts'
import { createClient } from './client/client.ts'
import type { WebConfig } from './config.ts'
import { type Frame, frame, homeOf } from './frame.ts'
import { openNames } from './names.ts'
import type { Page, Shown } from './page.ts'
import { pages } from './pages/index.ts'
import { currentSession, endSession, type Session, signOut } from './session.ts'
import { failed, forbidden, loading, missing, signInFailed, start, statement, unreachable } from './states.ts'

// Every address is a page load of its own: the browser keeps history, focus and scrolling as people know them.

const root = document.querySelector<HTMLElement>('#page') as HTMLElement

const put = (shown: Pick<Shown, 'title' | 'body' | 'ready'>, around: Omit<Frame, 'main'>): void => {
  document.title = `${shown.title} – ${around.config.brand.service}`
  root.innerHTML = frame({ ...around, main: shown.body }).markup
  for (const component of [SkipLink, Header, Table, NotificationBanner, ErrorSummary])
    for (const element of root.querySelectorAll(`[data-module="${component.moduleName}"]`)) new component(element)
  root.querySelector('[data-sign-out]')?.addEventListener('click', () => signOut(around.config))
  const main = root.querySelector<HTMLElement>('main') as HTMLElement
  void enliven(main)
  shown.ready?.(main)
}

/** What any page may hold: charts, tables to take away, the print button. */
const enliven = async (main: HTMLElement): Promise<void> => {
  if (main.querySelector('[data-chart], [data-csv], [data-print]') === null) return
  const { enlivenFigures } = await import('./parts/enliven.ts')
  await enlivenFigures(main)
}

type Loading = Promise<Page> | undefined

const open = async (config: WebConfig, session: Session, name: string, load: Loading): Promise<void> => {
  const around = { config, current: name, signedIn: { kind: session.kind, name: session.organisation } }
  const page = await load
  if (!page) return put(missing(homeOf(session.kind)), around)
  if (!page.kinds.includes(session.kind)) return put(forbidden(homeOf(session.kind)), around)
  const patience = setTimeout(() => put(loading(page.title), around), 150)
  try {
    const { shown, name } = await make(page, config, session)
    clearTimeout(patience)
    put(shown, { ...around, signedIn: { ...around.signedIn, name } })
    if (location.hash !== '') root.querySelector(`#${CSS.escape(location.hash.slice(1))}`)?.scrollIntoView()
  } catch (error) {
    clearTimeout(patience)
    put(failed(error), around)
  }
}

const make = async (page: Page, config: WebConfig, session: Session): Promise<{ shown: Shown; name: string }> => {
  const onUnauthorised = () => {
    endSession()
    void signIn(config, location.pathname + location.search)
  }
  const { names, client, known } = openNames(
    createClient({ token: () => session.token, fetch: (...asked) => fetch(...asked), onUnauthorised }),
  )
  const parameters = new URLSearchParams(location.search)
  const context = { client, names, session, config, parameters, filters: filtersIn(parameters) }
  const [shown] = await Promise.all([page.show(context), known])
  return { shown, name: names.organisation(session.organisation) }
}

/** Who is signed in need not wait for what signs in. */
const signIn = async (config: WebConfig, back: string): Promise<void> =>
  (await import('./sign-in.ts')).signIn(config, back)

const comeBack = async (config: WebConfig): Promise<void> => {
  try {
    const { completeSignIn } = await import('./sign-in.ts')
    location.replace(await completeSignIn(config, new URL(location.href)))
  } catch {
    put(signInFailed(), { config })
    root.querySelector('[data-sign-in]')?.addEventListener('click', () => void signIn(config, '/'))
  }
}

const run = async (): Promise<void> => {
  const { pathname, search } = location
  const name = pathname.replace(/^\/pages\//, '')
  // What a page is written with comes while it is read where it is served.
  const load = pages[name]?.()
  const config = (await (await fetch('/config.json')).json()) as WebConfig
  if (pathname === '/signed-in') return comeBack(config)
  if (pathname === '/pages/accessibility') return put(statement(config), { config })
  const session = currentSession()
  const home = session && homeOf(session.kind)
  if (pathname === '/' && home !== undefined) return location.replace(home)
  if (pathname === '/') {
    put(start(config), { config })
    root.querySelector('[data-sign-in]')?.addEventListener('click', () => void signIn(config, '/'))
    return
  }
  if (!session) return signIn(config, pathname + search)
  return open(config, session, name, load)
}

document.body.classList.add('nhsuk-frontend-supported')
run().catch(() => {
  root.innerHTML = unreachable().markup
})
