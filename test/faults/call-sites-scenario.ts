import type { LadderEvent } from '#events/catalogue.ts'
import { checkAnswer, gatewayCall } from './call-sites-answers.ts'
import { returnIsWrong } from './call-sites-collection.ts'
import { heardEvent, tokenEvent } from './call-sites-events.ts'
import { createRivals } from './call-sites-rivals.ts'
import type { Stage, Standing } from './call-sites-stage.ts'
import { PUBLISHED } from './call-sites-targets.ts'
import { events, HEI, OTHER_TRUST, passed, TRUST, ulns } from './call-sites-told.ts'
import { checkBus, checkCube, checkFeed, checkLog, checkProgrammes, checkSums, type Faulty } from './checks.ts'
import { clientOver, type Outcome } from './client.ts'
import { type Model, tableNameOf } from './deployment.ts'
import { generationsOf } from './stored.ts'
import type { Ledger } from './workload.ts'

/** The scenario half-way through: all is said and repaired, and nobody has asked yet. */
export type HalfWay = { readonly standing: Standing; readonly told: Ledger }

type Options = {
  readonly stage: Stage
  readonly referenceOf: (uln: string) => string
  /** Cognito's id of the client that a university has: one that this process has not seen. */
  readonly appClient: string
  /** Whether the key of references is read too, by an instance of its own: that takes a while. */
  readonly readsKey: boolean
  readonly from?: HalfWay
}

const MOST_TRIES = 5
const HALF_AN_HOUR = 30 * 60 * 1000

/** A small life of Ladder that goes through everything the product asks of AWS, and what is wrong at its rests. */
export const createScenario = ({ stage, referenceOf, appClient, readsKey, from }: Options) => {
  const { model, timeline, cloud, settle, givenUp } = stage
  const faulty: Faulty = []
  const told: Ledger = { sent: new Set(from?.told.sent), acknowledged: new Set(from?.told.acknowledged), wrong: faulty }
  const outbid = new Set<LadderEvent>()

  const invoke = async (name: string, event: object): Promise<unknown> => {
    const answer = await stage.invoke(name, event)
    if ('requestContext' in event) faulty.push(...checkAnswer(name, answer, Object.values(ulns)))
    return answer
  }
  const client = clientOver(invoke)

  /** Does something again and again, a while apart, until it is done. */
  const persist = async (what: string, act: () => Promise<boolean>): Promise<void> => {
    for (let nth = 1; nth <= MOST_TRIES; nth++) {
      if (await act().catch(() => false)) return
      await timeline.sleep(2000)
    }
    faulty.push(`${what} was tried ${MOST_TRIES} times`)
  }

  const hear = (event: LadderEvent, { status, answered }: Outcome): boolean => {
    if (status >= 500) return false
    if (status === 200 || status === 201) told.acknowledged.add(event)
    else if (status !== 409 || !outbid.has(event)) faulty.push(`${event.id} was answered ${status} ${answered}`)
    return true
  }

  const post = (by: string, ...sayings: readonly LadderEvent[]): Promise<void> => {
    let left = sayings
    for (const event of sayings) told.sent.add(event)
    return persist(`posting ${sayings.map(({ id }) => id)}`, async () => {
      const outcomes = await client.post(by, left)
      left = left.filter((event, index) => !hear(event, outcomes[index] as Outcome))
      return left.length === 0
    })
  }

  const isDone = ({ status, body }: { readonly status: number; readonly body: unknown }): boolean => {
    if (status >= 400 && status < 500) faulty.push(`answered ${status} ${JSON.stringify(body)}`)
    return status < 500
  }
  const put = (id: string, details: object) =>
    persist(`writing ${id}`, async () => isDone(await client.put(id, details)))
  const get = (name: string, by: string, route: string, given: Parameters<typeof gatewayCall>[2] = {}) =>
    persist(`asking ${route}`, async () => {
      const { statusCode: status = 0, body } = (await invoke(name, gatewayCall(by, route, given))) as {
        statusCode?: number
        body?: string
      }
      return isDone({ status, body })
    })
  const ask = (by: string, query: Parameters<typeof client.ask>[1], publication?: string) =>
    persist(`asking ${query.aggregate}`, async () => isDone(await client.ask(by, query, publication)))
  const run = (name: string) => persist(name, () => stage.invoke(name, {}).then(() => true))

  /** What streams gave up, the next night's repairs bring back. */
  const repair = async (): Promise<void> => {
    await run('reconcile')
    timeline.after(HALF_AN_HOUR, () => undefined)
    await timeline.sleep(HALF_AN_HOUR)
    await run('republish')
    givenUp.clear()
  }

  let looksLeft = 2
  /** Looks at everything, if something has gone wrong since the last look. */
  const rest = (when: string): void => {
    if (!stage.strike.begun() || looksLeft === 0 || givenUp.size > 0) return
    looksLeft--
    look(when)
  }
  const look = (when: string): void => {
    const found = [
      ...checkLog(model, told, referenceOf),
      ...checkSums(model),
      ...checkCube(model),
      ...checkProgrammes(model),
      ...checkBus(model, cloud.taken),
      ...checkFeed(model),
    ]
    faulty.push(...found.map((line) => `${when}: ${line}`))
  }

  const begin = async (): Promise<void> => {
    await put(TRUST, { name: 'Hillside Trust', region: 'Y62', icb: 'QOP' })
    await put(OTHER_TRUST, { name: 'Seaside Trust', region: 'Y56' })
    await put(HEI, { name: 'Riverside University' })
    await persist('a token', () => stage.invoke('token-claims', tokenEvent(appClient)).then(() => true))
    await post(HEI, events.opening)
    await settle()
    await post(HEI, ...events.cohort, ...events.progress.slice(0, 3))
    await post(TRUST, ...events.progress.slice(3))
    await post('hee:england', events.places)
    // A duplicate, and an id that another content has.
    await post(HEI, events.cohort[0] as LadderEvent)
    const other = passed('passed-ann', ulns.ann, '2021-05-11')
    outbid.add(other)
    await post(HEI, other)
    await settle()
    rest('posted')
    await put(TRUST, { name: 'Hillside Trust', region: 'Y63', icb: 'QOP' })
    await settle()
    rest('moved')
  }

  const heal = async (): Promise<void> => {
    await post(HEI, ...events.lost)
    stage.lose('project', 'relay')
    await run('reconcile')
    await settle()
    await timeline.sleep(HALF_AN_HOUR)
    await run('republish')
    rest('repaired')
    await run('sweep')
    await settle()
    await run('publish')
    await run('restate')
    rest('swept')
  }

  const see = async (): Promise<void> => {
    const ann = referenceOf(ulns.ann)
    await ask('hee:england', { aggregate: 'sustainability', filters: {}, groupBy: ['programme'] })
    await ask('hee:Y63', { aggregate: 'churn', filters: { icb: 'QOP' }, groupBy: ['route'] })
    await ask('hee:england', { aggregate: 'churn', filters: {}, groupBy: ['region'] }, PUBLISHED.month)
    await ask(HEI, { aggregate: 'outcomes', filters: { region: 'Y63' }, groupBy: [] })
    await get('publications', TRUST, 'GET /publications')
    await get('publications', TRUST, 'GET /publications/{month}', { params: { month: PUBLISHED.month } })
    await get('trainees', HEI, 'GET /trainees')
    await get('trainees', TRUST, 'GET /trainees', { query: { route: 'foundation-degree' } })
    await get('trainees', HEI, 'GET /trainees/{ref}', { params: { ref: ann } })
    await get('trainees', TRUST, 'GET /trainees/{ref}/events', { params: { ref: ann } })
    await persist('hearing somebody', () => stage.invoke('observe', heardEvent(appClient)).then(() => true))
    await get('exceptions', 'hee:england', 'GET /exceptions')
    await get('exceptions', HEI, 'GET /exceptions', { query: { rule: 'EPA-DUE', route: 'foundation-degree' } })
    await get('feed', 'hee:england', 'GET /feed')
    await get('feed', 'hee:Y63', 'GET /feed', { query: { limit: '5' } })
    for (const route of ['GET /organisations', 'GET /programmes']) await get('organisations', HEI, route)
    await get('organisations', HEI, 'GET /organisations/{id}', { params: { id: TRUST } })
    await get('health', HEI, 'GET /health')
  }

  /** A round is opened, a return of it is answered and read. */
  const answer = async (): Promise<void> => {
    await timeline.sleep(Date.parse('2021-07-02T09:00:00Z') - timeline.now())
    await run('collect')
    const params = { round: '2021-07', organisation: TRUST }
    const row = { trainee: referenceOf(ulns.ann), status: 'behind' }
    const path = '/collections/{round}/returns/{organisation}'
    await get('collections', TRUST, `PUT ${path}`, { params, body: { rows: [row] } })
    await get('collections', TRUST, `GET ${path}`, { params })
    await get('collections', HEI, 'GET /collections')
    await settle()
    faulty.push(...returnIsWrong(model, params))
    rest('answered')
  }

  const remake = async (): Promise<void> => {
    let tries = 0
    await persist('rebuild', async () => {
      // Life goes on between a rebuild that ended half-way and the one that takes it up.
      if (tries++ > 0) await post(HEI, passed(`passed-cai-${tries}`, ulns.cai, '2021-06-03'))
      await settle()
      const { differences } = (await stage.invoke('rebuild', {})) as { differences: readonly object[] }
      if (differences.length > 0) faulty.push(`the rebuild found ${JSON.stringify(differences)}`)
      return true
    })
    rest('rebuilt')
    await post(HEI, events.late)
    await persist('verify', async () => {
      const found = (await stage.invoke('verify', {})) as readonly { readonly name: string }[]
      if (found.length !== 1) faulty.push(`verify found ${found.length} behind, not one`)
      return true
    })
    await settle()
  }

  let halfWay = from
  const live = async (): Promise<void> => {
    if (!from) {
      await begin()
      await heal()
      halfWay = { standing: stage.standing(), told: copied(told) }
    }
    // What has gone wrong by now shows in what is stored, and nothing that follows depends on anything else.
    if (!stage.strike.begun()) {
      await see()
      await answer()
      await remake()
    }
    if (givenUp.size > 0) await repair()
    look('in the end')
    faulty.push(...strayGenerations(model))
    if (readsKey) await run('references')
  }

  const rival = createRivals({ post, settle, invoke: stage.invoke, referenceOf, sent: told.sent, outbid })

  return { live, rival, faulty: faulty as readonly string[], halfWay: () => halfWay }
}

/** Only the live generation is left when no rebuild is under way. */
const strayGenerations = (model: Model): Faulty => {
  const { live } = generationsOf(model)
  const names = [
    ...[...model.items(tableNameOf('records'))].map(({ item }) => String(item)),
    ...[...model.items(tableNameOf('cube'))].map(({ slice }) => String(slice)),
  ]
  const stray = names.filter((name) => !name.startsWith(`${live}#`))
  return stray.length > 0 ? [`${stray.length} items are not of ${live}: ${stray[0]}`] : []
}

const copied = ({ sent, acknowledged }: Ledger): Ledger => ({
  sent: new Set(sent),
  acknowledged: new Set(acknowledged),
  wrong: [],
})
