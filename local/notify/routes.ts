import { randomUUID } from 'node:crypto'
import { jwtVerify } from 'jose'
import type { Clock } from '../clock.ts'
import { json, type Reply } from '../reply.ts'
import type { Call, Route } from '../routes.ts'
import type { Mail, Outbox } from './outbox.ts'
import { notifyPath, serviceId, serviceKey, templateIds } from './service.ts'
import { fieldsOf, filledIn, type Templates } from './templates.ts'

type Options = { readonly outbox: Outbox; readonly templates: Templates; readonly clock: Clock }

type Sent = {
  readonly template_id?: string
  readonly email_address?: string
  readonly personalisation?: Readonly<Record<string, unknown>>
  readonly reference?: string
}

const refuse = (status: 400 | 403, error: string, message: string): Reply => ({
  ...json({ status_code: status, errors: [{ error, message }] }),
  status,
})

/** GOV.UK Notify as far as Ladder uses it: takes in e-mails, sends none, and says which it has by a reference. */
export const notifyRoutes = ({ outbox, templates, clock }: Options): Route[] => {
  const key = new TextEncoder().encode(serviceKey)

  /** As Notify checks a token: who made it, with which key, and not over 30 seconds ago or ahead in real time. */
  const trusted =
    (answer: (call: Call) => Reply | Promise<Reply>): Route['answer'] =>
    async (call) => {
      const token = /^bearer (\S+)$/i.exec(call.request.headers.authorization ?? '')?.[1] ?? ''
      const checks = { issuer: serviceId, algorithms: ['HS256'], maxTokenAge: 30, clockTolerance: 30 }
      const isTrusted = await jwtVerify(token, key, checks).then(
        () => true,
        () => false,
      )
      return isTrusted ? answer(call) : refuse(403, 'AuthError', 'Invalid token: API key not found')
    }

  const take = async ({ body }: Call): Promise<Reply> => {
    const sent = JSON.parse(body.toString()) as Sent
    const { template_id: template = '', email_address: to = '', personalisation = {}, reference = null } = sent
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(to))
      return refuse(400, 'ValidationError', 'email_address Not a valid email address')
    const [kind] = Object.entries(templateIds).find(([, id]) => id === template) ?? []
    if (!kind) return refuse(400, 'BadRequestError', 'Template not found')
    const text = templates[kind as keyof Templates]
    const missing = fieldsOf(text).filter((field) => !(field in personalisation))
    if (missing.length > 0) return refuse(400, 'BadRequestError', `Missing personalisation: ${missing.join(', ')}`)

    const content = filledIn(text, personalisation)
    const mail: Mail = { id: randomUUID(), reference, template, to, ...content, at: clock.now().toISOString() }
    await outbox.add(mail)
    return { ...json({ id: mail.id, reference, content, template: { id: template, version: 1 } }), status: 201 }
  }

  const find = ({ query }: Call): Reply => {
    const reference = new URLSearchParams(query).get('reference')
    const found = outbox.list().filter((mail) => reference === null || mail.reference === reference)
    return json({ notifications: found.map(notificationOf), links: { current: notifyPath } })
  }

  return [
    { method: 'POST', path: `${notifyPath}/v2/notifications/email`, scopes: 'public', answer: trusted(take) },
    { method: 'GET', path: `${notifyPath}/v2/notifications`, scopes: 'public', answer: trusted(find) },
  ]
}

const notificationOf = ({ id, reference, template, to, subject, body, at }: Mail): object => ({
  id,
  reference,
  type: 'email',
  status: 'delivered',
  email_address: to,
  template: { id: template, version: 1 },
  subject,
  body,
  created_at: at,
})
