import { Webhook } from 'standardwebhooks'
import type { CollectionNotice } from '#events/collection-notice.ts'
import { webhookSecretOf } from '#shared/store/webhook-secret.ts'
import { addressIn, FORBIDDEN_ADDRESS, guardedLookup, isReachable } from './addresses.ts'
import type { Letter, Outcome } from './letter.ts'
import { NoAnswer, request } from './request.ts'

const isRehearsal = process.env.LADDER_LOCAL !== undefined
const lookup = guardedLookup(isRehearsal)

/** A notice for a webhook, signed as Standard Webhooks has it. Its id is the notice's own, so that a receiver drops a repetition. */
export const webhookTo = async (contact: string, notice: CollectionNotice): Promise<Letter> => {
  const url = new URL(contact)
  const body = JSON.stringify(notice)
  const secret = await webhookSecretOf(notice.subject)
  return { by: 'webhook', post: () => tell(url, notice.id, body, new Webhook(secret)) }
}

const tell = async (url: URL, id: string, body: string, webhook: Webhook): Promise<Outcome> => {
  const address = addressIn(url)
  if (address !== undefined && !isReachable(address, isRehearsal)) return notPublic
  // Receivers compare it with the real time, whatever the platform's clock says.
  const at = new Date()
  const headers = {
    'content-type': 'application/cloudevents+json',
    'content-length': String(Buffer.byteLength(body)),
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': webhook.sign(id, at, body),
  }
  try {
    const { status } = await request(url, { method: 'POST', headers, body, lookup })
    return outcomeOf(status)
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    if (error.code === FORBIDDEN_ADDRESS) return notPublic
    return { is: 'delayed', reason: `the webhook gave no answer: ${error.code}`, isSafeToRepeat: true }
  }
}

const notPublic: Outcome = { is: 'refused', reason: 'the webhook is not in the public internet' }

const outcomeOf = (status: number): Outcome => {
  if (status >= 200 && status < 300) return { is: 'sent' }
  const reason = `the webhook answered ${status}`
  const isPassing = status === 408 || status === 429 || status >= 500
  return isPassing ? { is: 'delayed', reason, isSafeToRepeat: true } : { is: 'refused', reason }
}
