import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CollectionNotice } from '#events/collection-notice.ts'
import type { Message } from '#shared/messages.ts'
import { type Ladder, newEmployer, startLadder } from './client.ts'

let ladder: Ladder

beforeAll(async () => {
  ladder = await startLadder()
})
afterAll(() => ladder?.stop())

const leave = async (...messages: readonly Message[]) => {
  // Imported late: the store reads its environment when it loads.
  const { leaveMessages } = await import('#shared/store/messages.ts')
  await leaveMessages(messages, '2026-10-01T05:00:00.000Z')
  await ladder.drained()
}

type Shown = { readonly messages: readonly { readonly to: string; readonly subject: string; readonly body: string }[] }
const mailsTo = async (address: string) => {
  const { body } = await ladder.request<Shown>('/local/messages', { headers: { accept: 'application/json' } })
  return body.messages.filter(({ to }) => to === address)
}

describe('an organisation with an e-mail address', () => {
  it('is told once, however often the message is left', async () => {
    const contact = 'post@hillside.example'
    const organisation = await ladder.registered(newEmployer(), { name: 'Hill & Vale', region: 'Y62', contact })
    const message: Message = { organisation, round: '2026-10', kind: 'opened', due: 12 }
    await leave(message)
    await leave(message)
    await leave({ ...message, due: 13 })
    await leave({ ...message, kind: 'reminder' })

    const mails = await mailsTo(contact)
    expect(mails).toHaveLength(2)
    expect(mails[1]).toMatchObject({ subject: 'Ladder: your return for October 2026 is open' })
    expect(mails[1]?.body).toContain('We ask you about 12 people.')
    expect(mails[1]?.body).toContain(`${ladder.url}/collections/2026-10/returns/${organisation}`)
    expect(ladder.failures()).toEqual([])
  })

  it('has its e-mails on a page, escaped', async () => {
    const { text, contentType, status } = await ladder.request('/local/messages', { headers: { accept: 'text/html' } })
    expect([status, contentType]).toEqual([200, 'text/html; charset=utf-8'])
    expect(text).toContain('<dt>To</dt><dd>post@hillside.example</dd>')
    expect(text).toContain('<p>To Hill &amp; Vale</p>')
    expect(text.indexOf('is not in yet')).toBeLessThan(text.indexOf('is open'))
  })

  it('cannot have its e-mails in any other form', async () => {
    const reply = await ladder.request('/local/messages', { headers: { accept: 'application/xml' } })
    expect(reply).toMatchObject({ status: 406, contentType: 'application/problem+json' })
  })
})

describe('an organisation with a webhook', () => {
  it('is told a CloudEvent whose signature it can check', async () => {
    const heard: { readonly headers: Record<string, string>; readonly body: string }[] = []
    const server = createServer(async (request, response) => {
      const body = (await request.setEncoding('utf8').toArray()).join('')
      heard.push({ headers: request.headers as Record<string, string>, body })
      response.writeHead(204).end()
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const contact = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?token=secret`
    const organisation = await ladder.registered(newEmployer(), { region: 'Y62', contact })
    await leave({ organisation, round: '2026-10', kind: 'late', due: 1 })
    server.close()

    const { webhookSecretOf } = await import('#shared/store/webhook-secret.ts')
    expect(heard).toHaveLength(1)
    const [{ headers = {}, body = '' } = {}] = heard
    const notice = new Webhook(await webhookSecretOf(organisation)).verify(body, headers)
    expect(CollectionNotice.parse(notice)).toMatchObject({
      id: headers['webhook-id'],
      type: 'uk.nhs.ladder.collection.late',
      data: { round: '2026-10', due: 1, closes: '2026-10-22' },
    })
  })
})
