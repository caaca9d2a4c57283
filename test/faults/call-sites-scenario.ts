import type { LadderEvent } from '#events/catalogue.ts'
import { checkAnswer, gatewayGet } from './call-sites-answers.ts'
import type { Rivalry } from './call-sites-points.ts'
import type { SdkCall } from './call-sites-sdk.ts'
import type { Stage } from './call-sites-stage.ts'
import type { Invocation } from './call-sites-strike.ts'
import { COHORT, commissioned, events, HEI, OTHER_TRUST, opened, passed, TRUST, type Trainee, ulns } from './call-sites-told.ts'
import { checkBus, checkCube, checkLog, checkProgrammes, checkSums, type Faulty } from './checks.ts'
import { clientOver, type Outcome } from './client.ts'
import { generationsOf } from './stored.ts'
import type { Ledger } from './workload.ts'

type Options = {
  readonly stage: Stage
  readonly referenceOf: (uln: string) => string
  /** Cognito's id of the client that a university has: one that this process has not seen. */
  readonly appClient: string
}

const MOST_TRIES = 5
const HALF_AN_HOUR = 30 * 60 * 1000

/** A small life of Ladder that goes through everything the product asks of AWS, and what is wrong at its rests. */
export const createScenario = ({ stage, referenceOf, appClient }: Options) => {
  const { model, timeline, cloud, settle, givenUp } = stage
  const faulty: Faulty = []
  const told: Ledger = { sent: new Set(), acknowledged: new Set(), wrong: faulty }
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
  const put = (id: string, details: object) => persist(`writing ${id}`, async () => isDone(await client.put(id, details)))
  const get = (name: string, by: string, route: string, given: Parameters<typeof gatewayGet>[2] = {}) =>
    persist(`asking ${route}`, async () => {
      const { statusCode: status = 0, body } = (await invoke(name, gatewayGet(by, route, given))) as { statusCode?: number; body?: string }
      return isDone({ status, body })
    })
  const ask = (by: string, query: Parameters<typeof client.ask>[1]) =>
    persist(`asking ${query.aggregate}`, async () => isDone(await client.ask(by, query)))
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
    rest('swept')
  }

  const see = async (): Promise<void> => {
    const ann = referenceOf(ulns.ann)
    await ask('hee:england', { aggregate: 'sustainability', filters: {}, groupBy: ['programme'] })
    await ask('hee:Y63', { aggregate: 'churn', filters: { icb: 'QOP' }, groupBy: ['route'] })
    await get('trainees', HEI, 'GET /trainees')
    await get('trainees', TRUST, 'GET /trainees', { query: { route: 'foundation-degree' } })
    await get('trainees', HEI, 'GET /trainees/{ref}', { params: { ref: ann } })
    await get('trainees', TRUST, 'GET /trainees/{ref}/events', { params: { ref: ann } })
    await get('organisations', HEI, 'GET /organisations')
    await get('organisations', HEI, 'GET /organisations/{id}', { params: { id: TRUST } })
    await get('health', HEI, 'GET /health')
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

  const live = async (): Promise<void> => {
    await begin()
    await heal()
    await see()
    await remake()
    if (givenUp.size > 0) await repair()
    look('in the end')
  }

  let saidFirst = 0
  /** Something newer about the first subject that a call writes, and all that follows from it. */
  const sayNewer = async ({ input }: SdkCall): Promise<void> => {
    const { Item, TransactItems = [] } = input as { Item?: { id: string }; TransactItems?: { Put?: { Item: { subject: string } } }[] }
    const subject = Item?.id ?? TransactItems[0]?.Put?.Item.subject ?? ''
    const id = `newer-${++saidFirst}`
    const who = (Object.keys(ulns) as Trainee[]).find((name) => referenceOf(ulns[name]) === subject)
    if (who) await post(HEI, passed(id, ulns[who], '2021-06-04'))
    else if (subject === COHORT) await post('hee:england', commissioned(id, 15))
    else await post(HEI, opened(id, 'Assistant Practitioner', '2021-06-04'))
    await settle()
  }

  /** The same ids with another time: whoever comes first has them. */
  const sayOtherwise = async ({ event }: Invocation): Promise<void> => {
    const { body } = event as { body: string }
    const originals = [JSON.parse(body) as LadderEvent | LadderEvent[]].flat()
    for (const { id } of originals) for (const event of told.sent) if (event.id === id) outbid.add(event)
    const others = originals.map((event) => ({ ...event, time: event.time.replace('T09', 'T08') }) as LadderEvent)
    for (const event of others) outbid.add(event)
    await post(others[0]?.source.replace('/organisations/', '') ?? '', ...others)
  }

  const rival = async (rivalry: Rivalry, invocation: Invocation, call: SdkCall): Promise<void> => {
    if (rivalry === 'newer first') return sayNewer(call)
    if (rivalry === 'other content first') return sayOtherwise(invocation)
    await stage.invoke(invocation.handler, invocation.event)
  }

  return { live, rival, faulty, liveGeneration: () => generationsOf(model).live }
}

const tokenEvent = (clientId: string): object => ({
  version: '3',
  triggerSource: 'TokenGeneration_ClientCredentials',
  userPoolId: 'eu-west-2_pool',
  callerContext: { clientId },
  request: { userAttributes: {}, scopes: ['ladder/events:write'] },
  response: {},
})
