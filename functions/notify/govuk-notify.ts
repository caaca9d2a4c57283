import { SignJWT } from 'jose'
import { noticeKinds } from '#events/notice-kinds.ts'
import { required } from '#shared/environment.ts'
import { type Message, type MessageKind, referenceOf } from '#shared/messages.ts'
import { forgetSecret, secretText } from '#shared/store/secrets.ts'
import type { Letter, Outcome } from './letter.ts'
import { type Answer, NoAnswer, request } from './request.ts'

const address = required('LADDER_NOTIFY_URL')
const secret = required('LADDER_NOTIFY_KEY')
const templates = JSON.parse(required('LADDER_NOTIFY_TEMPLATES')) as Readonly<Record<MessageKind, string>>
for (const kind of noticeKinds) if (!templates[kind]) throw new Error(`LADDER_NOTIFY_TEMPLATES has no ${kind}`)

const LONGEST_ANSWER = 100_000

/** An e-mail for GOV.UK Notify, under the message's reference. */
export const emailTo = async (
  contact: string,
  message: Message,
  personalisation: Readonly<Record<string, string>>,
): Promise<Letter> => {
  const authorization = await bearer()
  const body = JSON.stringify({
    template_id: templates[message.kind],
    email_address: contact,
    personalisation,
    reference: referenceOf(message),
  })
  return { by: 'e-mail', post: () => post(authorization, body) }
}

/** Whether Notify has taken in the e-mail of a message. An error where it does not say. */
export const wasEmailed = async (message: Message): Promise<boolean> => {
  const reference = referenceOf(message)
  const headers = { authorization: await bearer() }
  const url = new URL(`${address}/v2/notifications?reference=${encodeURIComponent(reference)}`)
  const answer = await request(url, { method: 'GET', headers, longest: LONGEST_ANSWER })
  if (answer.status !== 200) throw new Error(reasonOf(answer))
  const { notifications } = JSON.parse(answer.text) as { notifications: readonly { reference?: string }[] }
  return notifications.some((notification) => notification.reference === reference)
}

const post = async (authorization: string, body: string): Promise<Outcome> => {
  const headers = {
    authorization,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
  }
  try {
    const url = new URL(`${address}/v2/notifications/email`)
    return outcomeOf(await request(url, { method: 'POST', headers, body, longest: LONGEST_ANSWER }))
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    return { is: 'delayed', reason: `Notify gave no answer: ${error.code}`, isSafeToRepeat: !error.mayHaveArrived }
  }
}

/**
 * A message is refused for its recipient only. A key that is not taken or a template that is not there is ours to mend, and the
 * message goes out when it is.
 */
const outcomeOf = (answer: Answer): Outcome => {
  if (answer.status >= 200 && answer.status < 300) return { is: 'sent' }
  const reason = reasonOf(answer)
  if (answer.status === 403) forgetSecret(secret)
  if (answer.status === 400 && faultsIn(answer).some(({ error }) => error === 'ValidationError'))
    return { is: 'refused', reason }
  return { is: 'delayed', reason, isSafeToRepeat: answer.status < 500 }
}

type NotifyFault = { readonly error: string; readonly message: string }

const faultsIn = ({ text }: Answer): readonly NotifyFault[] => {
  try {
    return (JSON.parse(text) as { errors?: readonly NotifyFault[] }).errors ?? []
  } catch {
    return []
  }
}

/** Notify's own words, without what may be an address in them. */
const reasonOf = (answer: Answer): string => {
  const said = faultsIn(answer).map(({ error, message }) => `${error}, ${message.replace(/\S+@\S+/g, '…')}`)
  return [`Notify answered ${answer.status}`, ...said].join(': ')
}

/** A token for Notify, good for half a minute of the real time. */
const bearer = async (): Promise<string> => {
  const [, service, key] = /([\da-f-]{36})-([\da-f-]{36})$/i.exec(await secretText(secret)) ?? []
  if (!service || !key) {
    forgetSecret(secret)
    throw new Error('the API key of GOV.UK Notify is not one: docs/chasing.md says how to set it')
  }
  const token = await new SignJWT()
    .setProtectedHeader({ typ: 'JWT', alg: 'HS256' })
    .setIssuer(service)
    .setIssuedAt()
    .sign(new TextEncoder().encode(key))
  return `Bearer ${token}`
}
