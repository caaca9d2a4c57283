import type { LadderEvent } from '#events/catalogue.ts'
import type { Organisation } from '#events/identifiers.ts'
import type { Query } from '#shared/plan.ts'
import type { Reply } from '../test/faults/client.ts'
import type { Model } from '../test/faults/deployment.ts'
import { ladderOverModel } from '../test/faults/ladder-over-model.ts'
import { createMeter } from './capacity-meter.ts'
import { bySender, type Workload } from './workload.ts'

type Ladder = {
  readonly post: (by: Organisation, events: readonly LadderEvent[]) => Promise<readonly { readonly status: number }[]>
  readonly put: (id: Organisation, details: object) => Promise<{ readonly status: number }>
  readonly aggregate: (by: Organisation, query: Query) => Promise<Reply>
  /** Delivers what is in the streams. */
  readonly settle: () => Promise<void>
}

/** Ladder's real handlers over some DynamoDB, and what they spend there. */
export type Metered = Ladder & {
  readonly meter: ReturnType<typeof createMeter>
  /** The model of DynamoDB, when it is that. */
  readonly model?: Model
  readonly stop: () => Promise<void>
}
export type MeteredLadder = () => Promise<Metered>

/** Over the model of DynamoDB, which reckons capacity as AWS documents it. */
export const meteredOverModel = async () => {
  const meter = createMeter()
  const ladder = await ladderOverModel({
    aws: async (call, answer) => {
      if (call.service !== 'dynamodb') return answer(call)
      const output = await answer({ ...call, input: meter.asking(call.input) })
      meter.note(call.command, output)
      return output
    },
  })
  return { ...ladder, meter, stop: async () => undefined }
}

/** Registers everybody and opens the programmes; what that costs is not counted. */
export const setTheScene = async (ladder: Metered, workload: Workload): Promise<void> => {
  for (const [id, details] of workload.organisations) expectStored(await ladder.put(id, details))
  await sendAll(ladder, workload.openings)
  ladder.meter.take()
}

/** Posts events, those of one organisation together, then lets the streams bring them to the functions behind. */
export const sendAll = async (ladder: Ladder, events: readonly LadderEvent[]): Promise<void> => {
  for (const [sender, sent] of bySender(events))
    for (let at = 0; at < sent.length; at += MOST_EVENTS)
      for (const outcome of await ladder.post(sender, sent.slice(at, at + MOST_EVENTS))) expectStored(outcome)
  await ladder.settle()
}

const MOST_EVENTS = 500

const expectStored = (outcome: { readonly status: number }): void => {
  if (outcome.status >= 300) throw new Error(`was not stored: ${JSON.stringify(outcome)}`)
}
