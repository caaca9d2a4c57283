import { logger, traceOf } from '#functions/kit/powertools.ts'
import { now } from '#shared/clock.ts'
import { required } from '#shared/environment.ts'
import {
  type Channel,
  channelOf,
  type LeftMessage,
  maySend,
  messageName,
  nextStep,
  noticeOf,
  type Progress,
  personalisationOf,
} from '#shared/messages.ts'
import { type MessageKey, messageAt, moveMessage } from '#shared/store/messages.ts'
import { organisation } from '#shared/store/organisations.ts'
import { emailTo, wasEmailed } from './govuk-notify.ts'
import type { Letter, Outcome } from './letter.ts'
import { webhookTo } from './webhook.ts'

const origin = required('LADDER_ORIGIN')

/**
 * Sends a message unless that has been done, and says whether it needs no more looking at. Of several runs the one that claims it
 * sends it. Where a run died between sending it and saying so, the other side is asked, or told again under the same id.
 */
export const deliver = async (key: MessageKey): Promise<boolean> => {
  try {
    return await attempt(key)
  } catch (error) {
    logger.warn('not told', { ...key, error: traceOf(error) })
    return false
  }
}

const attempt = async (key: MessageKey): Promise<boolean> => {
  const message = await messageAt(key)
  const step = message ? nextStep(message, now()) : 'nothing'
  if (!message || step === 'nothing') return true
  if (step === 'wait') return false
  if (step === 'ask' && (await hasGoneOut(message))) return settle(message, 'e-mail', { is: 'sent' })

  const letter = await letterOf(message)
  if (!letter) return settle(message, undefined, { is: 'refused', reason: 'the register has no contact for it' })
  const claim = { status: 'claimed', claimed: now().toISOString(), by: letter.by } as const
  const claimed = await moveMessage(message, claim)
  if (!claimed) return false
  const outcome = maySend(claim.claimed, now()) ? await letter.post() : tooLate
  return settle(claimed, letter.by, outcome)
}

const tooLate: Outcome = { is: 'delayed', reason: 'claiming it took too long', isSafeToRepeat: true }

/** A webhook is not asked: it knows the message by its id when it is told again. */
const hasGoneOut = async (message: LeftMessage): Promise<boolean> =>
  message.status === 'claimed' && message.by === 'e-mail' && (await wasEmailed(message))

const letterOf = async (message: LeftMessage): Promise<Letter | undefined> => {
  const { name = '', contact } = (await organisation(message.organisation)) ?? {}
  if (contact === undefined) return undefined
  return channelOf(contact) === 'webhook'
    ? webhookTo(contact, noticeOf(message, origin))
    : emailTo(contact, message, personalisationOf(message, name, origin))
}

/** Notes what came of a message. What another run has taken over meanwhile is looked at again. */
const settle = async (message: LeftMessage, by: Channel | undefined, outcome: Outcome): Promise<boolean> => {
  const { organisation, round, kind } = message
  const line = { organisation, round, kind, by, ...outcome }
  outcome.is === 'sent' ? logger.info('told', line) : logger.warn('not told', line)
  const progress = progressAfter(outcome, by, now().toISOString())
  if (!progress) return false
  const isNoted = (await moveMessage(message, progress)) !== undefined || (await isDone(message))
  return isNoted && outcome.is !== 'delayed'
}

/** Whether somebody, or an attempt of our own whose answer was lost, has noted already what came of a message. */
const isDone = async (message: LeftMessage): Promise<boolean> => {
  const { organisation } = message
  const found = await messageAt({ organisation, message: messageName(message) })
  return found !== undefined && nextStep(found, now()) === 'nothing'
}

/** Undefined leaves the claim as it is, until it can be asked about. */
const progressAfter = (outcome: Outcome, by: Channel | undefined, at: string): Progress | undefined => {
  switch (outcome.is) {
    case 'sent':
      return { status: 'sent', sent: at, by: by ?? 'e-mail' }
    case 'refused':
      return { status: 'refused', refused: at, reason: outcome.reason }
    case 'delayed':
      return outcome.isSafeToRepeat ? { status: 'left' } : undefined
    default:
      return outcome satisfies never
  }
}
