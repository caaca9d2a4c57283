import { setTimeout as sleep } from 'node:timers/promises'
import type { BatchReceipt } from '#events/receipts.ts'
import type { Api } from '../http/api.ts'
import { describeBriefly } from '../http/errors.ts'
import type { Sendable } from './batches.ts'

type Rejected = { readonly row: number; readonly id?: string; readonly type?: string; readonly detail: string }

/** What has become of the events so far. */
export type Sent = { stored: number; duplicate: number; readonly rejected: Rejected[] }

const TRIES = 6
const FIRST_WAIT_MS = 200

/** Posts a batch and notes what became of each event; those that Ladder could not take at the moment are sent again. */
export const postBatch = async (api: Api, batch: readonly Sendable[], sent: Sent): Promise<void> => {
  let left = batch
  for (let tried = 1; left.length > 0; tried++) {
    if (tried > 1) await sleep(FIRST_WAIT_MS * 2 ** (tried - 2))
    const { results } = await post(api, left)
    const busy: Sendable[] = []
    for (const [index, { status, problem }] of results.entries()) {
      const one = left[index]
      if (!one) continue
      if (status !== 'rejected') sent[status] += 1
      else if (problem && problem.status >= 500 && tried < TRIES) busy.push(one)
      else sent.rejected.push({ row: one.row, ...nameOf(one.event), detail: describeBriefly(problem ?? {}) })
    }
    left = busy
  }
}

const post = async (api: Api, batch: readonly Sendable[]): Promise<BatchReceipt> => {
  const { text } = await api.ask('/events', {
    method: 'POST',
    contentType: 'application/cloudevents-batch+json',
    body: `[${batch.map(({ json }) => json).join(',')}]`,
  })
  return JSON.parse(text) as BatchReceipt
}

const nameOf = (event: unknown): { id?: string; type?: string } => {
  const { id, type } = (event ?? {}) as { readonly id?: unknown; readonly type?: unknown }
  return { ...(typeof id === 'string' && { id }), ...(typeof type === 'string' && { type }) }
}
