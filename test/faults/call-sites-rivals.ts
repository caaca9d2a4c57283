import type { LadderEvent } from '#events/catalogue.ts'
import type { Rivalry } from './call-sites-points.ts'
import type { SdkCall } from './call-sites-sdk.ts'
import type { Invocation } from './call-sites-strike.ts'
import { COHORT, commissioned, HEI, opened, passed, type Trainee, ulns } from './call-sites-told.ts'

type Options = {
  readonly post: (by: string, ...sayings: readonly LadderEvent[]) => Promise<void>
  readonly settle: () => Promise<void>
  readonly invoke: (name: string, event: object) => Promise<unknown>
  readonly referenceOf: (uln: string) => string
  readonly sent: Iterable<LadderEvent>
  /** Of these ids one content is stored, and another one refused. */
  readonly outbid: Set<LadderEvent>
}

/** Others who come just before a call: nothing is pretended, all that they do is done. */
export const createRivals = ({ post, settle, invoke, referenceOf, sent, outbid }: Options) => {
  let saidFirst = 0

  /** Something newer about the first subject that a call writes, and all that follows from it. */
  const sayNewer = async ({ input }: SdkCall): Promise<void> => {
    const { Item, TransactItems = [] } = input as Writes
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
    const ids = new Set(originals.map(({ id }) => id))
    for (const event of sent) if (ids.has(event.id)) outbid.add(event)
    const others = originals.map((event) => ({ ...event, time: event.time.replace('T09', 'T08') }) as LadderEvent)
    for (const event of others) outbid.add(event)
    await post(others[0]?.source.replace('/organisations/', '') ?? '', ...others)
  }

  return async (rivalry: Rivalry, invocation: Invocation, call: SdkCall): Promise<void> => {
    if (rivalry === 'newer first') return sayNewer(call)
    if (rivalry === 'other content first') return sayOtherwise(invocation)
    await invoke(invocation.handler, invocation.event)
  }
}

type Writes = {
  readonly Item?: { readonly id: string }
  readonly TransactItems?: readonly { readonly Put?: { readonly Item: { readonly subject: string } } }[]
}
