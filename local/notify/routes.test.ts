import { NotifyClient } from 'notifications-node-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noticeKinds } from '#events/notice-kinds.ts'
import { personalisationOf } from '#shared/messages.ts'
import { clockFrom } from '../clock.ts'
import { frontDoor } from '../front-door.ts'
import { type HttpServer, listen } from '../http-server.ts'
import { type Outbox, openOutbox } from './outbox.ts'
import { notifyRoutes } from './routes.ts'
import { notifyApiKey, notifyPath, templateIds } from './service.ts'
import { fieldsOf, readTemplates, type Templates } from './templates.ts'

const TO = 'post@trust.example'
const personalisation = personalisationOf(
  { organisation: 'ods:RAA', round: '2026-10', kind: 'opened', due: 1 },
  'Hillside',
  'https://ladder.example',
)

let door: HttpServer
let outbox: Outbox
let templates: Templates
let client: NotifyClient
const clientWith = (apiKey: string) => new NotifyClient(`${door.url}${notifyPath}`, apiKey)

beforeAll(async () => {
  outbox = await openOutbox()
  templates = await readTemplates()
  const clock = clockFrom(new Date('2026-10-01T05:00:00Z'))
  const routes = notifyRoutes({ outbox, templates, clock })
  door = await listen(frontDoor({ routes, authorise: async () => ({}), log: () => undefined }))
  client = clientWith(notifyApiKey)
})
afterAll(() => door.stop())

/** What Notify's own client makes of a refusal. */
const faultOf = async (sending: Promise<unknown>): Promise<unknown> => {
  const error = await sending.catch((error: unknown) => error)
  const { status, data } = (error as { response: { status: number; data: { errors: object[] } } }).response
  return [status, ...data.errors]
}

describe("GOV.UK's own client", () => {
  it('has an e-mail taken in, and finds it by its reference', async () => {
    const reference = 'ods:RAA#2026-10#opened'
    const { status, data } = await client.sendEmail(templateIds.opened, TO, { personalisation, reference })
    expect([status, data.reference]).toEqual([201, reference])
    expect(data.content.subject).toBe('Ladder: your return for October 2026 is open')
    expect(data.content.body).toContain('We ask you about 1 person.')
    expect(outbox.list()).toMatchObject([{ to: TO, reference, at: expect.stringMatching(/^2026-10-01T05:00:0/) }])

    const found = await client.getNotifications('email', undefined, reference)
    expect(found.data.notifications).toMatchObject([{ id: data.id, reference, email_address: TO }])
    const none = await client.getNotifications('email', undefined, 'ods:RAA#2026-10#late')
    expect(none.data.notifications).toEqual([])
  })

  it('is told what is wrong, as Notify would', async () => {
    expect(await faultOf(client.sendEmail(templateIds.opened, 'post@trust', { personalisation }))).toEqual([
      400,
      { error: 'ValidationError', message: 'email_address Not a valid email address' },
    ])
    expect(await faultOf(client.sendEmail('another', TO, { personalisation }))).toEqual([
      400,
      { error: 'BadRequestError', message: 'Template not found' },
    ])
    expect(await faultOf(client.sendEmail(templateIds.late, TO, { personalisation: { due: '1' } }))).toEqual([
      400,
      { error: 'BadRequestError', message: 'Missing personalisation: month, organisation, closes, return' },
    ])
  })

  it('with another key is not let in', async () => {
    const other = clientWith(`${notifyApiKey.slice(0, -1)}9`)
    for (const asking of [other.sendEmail(templateIds.opened, TO, { personalisation }), other.getNotifications()])
      expect(await faultOf(asking)).toEqual([403, expect.objectContaining({ error: 'AuthError' })])
  })
})

describe('the templates of docs/chasing.md', () => {
  it.each(noticeKinds)('%s asks for what a message gives, and no more', (kind) => {
    expect(Object.keys(personalisation)).toEqual(expect.arrayContaining([...fieldsOf(templates[kind])]))
    expect(templates[kind].subject).toMatch(/^Ladder: /)
    expect(templates[kind].body).toContain('((return))')
  })
})
