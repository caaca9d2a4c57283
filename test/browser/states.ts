import { trainee, type Visit } from './browser.ts'
import { failing, hillside, midlands, northWest, riverside } from './history.ts'

/** A state that a page can be in, and how to bring it about. */
export type State = {
  readonly path: string
  /** Who looks at it; nobody signed in where it is left out. */
  readonly as?: string
  /** It is looked at before its figures are there. */
  readonly isLoading?: true
  /** Before the page is opened. */
  readonly given?: (visit: Visit) => Promise<unknown>
  /** Once it is there. */
  readonly when?: (visit: Visit) => Promise<unknown>
  readonly shows: RegExp
}

const api = ({ pathname }: URL): boolean =>
  /^\/(aggregates|collections|exceptions|imports|organisations|programmes|publications|trainees)\b/.test(pathname)

const failingApi = async ({ page, complaints }: Visit) => {
  complaints.expect(/status of 500/)
  await page.route(api, (route) =>
    route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"title":"It broke","status":500}' }),
  )
}
const unreachable = async ({ page, complaints }: Visit) => {
  complaints.expect(/ERR_CONNECTION_REFUSED/)
  await page.route(api, (route) => route.abort('connectionrefused'))
}
/** Answers nothing for as long as the test looks. */
const silent = ({ page }: Visit) => page.route(api, () => undefined)
const toChoice = async ({ page }: Visit) => {
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(/authorize/)
}
const openDetails = ({ page }: Visit) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })

/** Every page in every state it has; a page more is a line more. */
export const states: Readonly<Record<string, State>> = {
  start: { path: '/', shows: /Assistant practitioner training/ },
  'who to be': { path: '/', shows: /Choose who to sign in as/, when: toChoice },
  'nobody chosen': {
    path: '/',
    shows: /There is a problem/,
    when: async (visited) => {
      visited.complaints.expect(/status of 400/)
      await toChoice(visited)
      await visited.page.getByRole('button', { name: 'Sign in' }).click()
    },
  },
  'accessibility statement': { path: '/pages/accessibility', shows: /Accessibility statement/ },
  'sign-in failed': { path: '/signed-in?code=x&state=y', shows: /You are not signed in/ },
  'no such page': { path: '/pages/nothing', as: northWest, shows: /Page not found/ },
  'of others': { path: '/pages/overview', as: hillside, shows: /not open to your organisation/ },
  'no configuration': {
    path: '/',
    shows: /cannot be reached/,
    given: ({ page, complaints }) => {
      complaints.expect(/ERR_CONNECTION_REFUSED/)
      return page.route('**/config.json', (route) => route.abort('connectionrefused'))
    },
  },
  loading: { path: '/pages/overview', as: northWest, isLoading: true, given: silent, shows: /Fetching the figures/ },
  'service failing': { path: '/pages/overview', as: northWest, shows: /problem with the service/, given: failingApi },
  'service unreachable': {
    path: '/pages/overview',
    as: northWest,
    shows: /problem with the service/,
    given: unreachable,
  },
  'wrong filter': {
    path: '/pages/overview?region=nowhere',
    as: 'hee:england',
    shows: /cannot be had/,
    given: async ({ complaints }) => complaints.expect(/status of 4\d\d/),
  },
  overview: { path: '/pages/overview', as: northWest, shows: /Overview: North West/ },
  'overview of England': { path: '/pages/overview', as: 'hee:england', shows: /Overview: England/ },
  'overview, filtered': {
    path: '/pages/overview?setting=community',
    as: northWest,
    shows: /Overview: North West, community/,
    when: openDetails,
  },
  'overview of nothing': { path: '/pages/overview', as: midlands, shows: /Overview: Midlands/ },
  sustainability: { path: '/pages/sustainability', as: northWest, shows: /Sustainability/, when: openDetails },
  'sustainability, published': {
    path: '/pages/sustainability?publication=2024-11',
    as: northWest,
    shows: /Sustainability/,
  },
  'sustainability of nothing': { path: '/pages/sustainability', as: midlands, shows: /Sustainability/ },
  course: { path: `/pages/course?programme=${failing}`, as: northWest, shows: /Radiography/, when: openDetails },
  'course of its university': { path: `/pages/course?programme=${failing}`, as: riverside, shows: /Radiography/ },
  'course of which nothing is known': {
    path: '/pages/course?programme=10000011/none',
    as: northWest,
    shows: /./,
    when: openDetails,
  },
  trainees: { path: '/pages/trainees', as: northWest, shows: /The first 50/, when: openDetails },
  'trainees, filtered': {
    path: `/pages/trainees?programme=${failing}&outcome=missing`,
    as: northWest,
    shows: /trainees: /,
  },
  'trainees of a university': { path: '/pages/trainees', as: riverside, shows: /My trainees/ },
  'trainees of an employer': { path: '/pages/trainees', as: hillside, shows: /My trainees/ },
  'trainees, nobody': { path: '/pages/trainees', as: midlands, shows: /Nobody/ },
  "trainees, others'": {
    path: '/pages/trainees?employer=ods:RCC',
    as: hillside,
    shows: /your own trainees only/,
    given: async ({ complaints }) => complaints.expect(/status of 403/),
  },
  trainee: { path: `/pages/trainee?ref=${trainee}`, as: northWest, shows: /Happened/ },
  'trainee unknown': {
    path: `/pages/trainee?ref=${'t_'.padEnd(28, 'a')}`,
    as: northWest,
    shows: /not open to you/,
    given: async ({ complaints }) => complaints.expect(/status of 403/),
  },
  'trainee not chosen': { path: '/pages/trainee', as: northWest, shows: /Choose somebody/ },
  exceptions: { path: '/pages/exceptions', as: northWest, shows: /Exceptions/, when: openDetails },
  'exceptions of a rule': { path: '/pages/exceptions?rule=GUARANTEE-BROKEN', as: hillside, shows: /Guaranteed/ },
  'exceptions, none': { path: '/pages/exceptions', as: midlands, shows: /./ },
  collection: { path: '/pages/collection', as: northWest, shows: /Collection: / },
  'collection, closed': { path: '/pages/collection?round=2024-11', as: northWest, shows: /November 2024/ },
  'collection, nobody asked': { path: '/pages/collection', as: midlands, shows: /Collection: / },
  definitions: { path: '/pages/definitions', as: hillside, shows: /Symbols and rounding/ },
  'month of an employer': { path: '/pages/month', as: hillside, shows: /Return for December 2024/, when: openDetails },
  'month of a university': {
    path: '/pages/month',
    as: riverside,
    shows: /Return for December 2024/,
    when: openDetails,
  },
  'month of before': { path: '/pages/month?round=2024-11', as: hillside, shows: /Return for November 2024/ },
  'month, nothing sent': {
    path: '/pages/month?round=2024-11',
    as: hillside,
    when: ({ page }) => page.getByRole('button', { name: 'Send a nil return' }).click(),
    shows: /There is a problem/,
  },
  churn: { path: '/pages/churn', as: northWest, shows: /Churn: North West/, when: openDetails },
  'churn, published': { path: '/pages/churn?publication=2024-11', as: 'hee:england', shows: /Churn: England/ },
  'churn of nothing': { path: '/pages/churn', as: midlands, shows: /Churn: Midlands/ },
  outcomes: { path: '/pages/outcomes', as: northWest, shows: /Outcomes: North West/, when: openDetails },
  'outcomes, published': { path: '/pages/outcomes?publication=2024-11', as: 'hee:england', shows: /Outcomes: England/ },
  'outcomes of nothing': { path: '/pages/outcomes', as: midlands, shows: /Outcomes: Midlands/ },
  briefing: { path: '/pages/briefing', as: northWest, shows: /Briefing: North West/ },
  'briefing of England': { path: '/pages/briefing', as: 'hee:england', shows: /Briefing: England/ },
  'briefing of nothing': { path: '/pages/briefing', as: midlands, shows: /Briefing: Midlands/ },
  figures: { path: '/pages/figures', as: hillside, shows: /My figures/, when: openDetails },
  'figures of a university': { path: '/pages/figures', as: riverside, shows: /My figures/, when: openDetails },
  send: { path: '/pages/send', as: riverside, shows: /Send a file/, when: openDetails },
  'send, no file': {
    path: '/pages/send',
    as: riverside,
    when: ({ page }) => page.getByRole('button', { name: 'Send the file' }).click(),
    shows: /There is a problem/,
  },
  'send, with problems': {
    path: '/pages/send',
    as: riverside,
    when: async ({ page }) => {
      const file = {
        name: 'table.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('type,subject\ntrainee.left,nobody\n'),
      }
      await page.getByLabel('Your file').setInputFiles(file)
      await page.getByRole('button', { name: 'Send the file' }).click()
      await page.waitForURL(/import=/)
    },
    shows: /What is wrong|Not taken/,
  },
}
