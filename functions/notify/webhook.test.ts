import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CollectionNotice } from '#events/collection-notice.ts'
import type { Answer } from '../../test/chasing/far-side.ts'
import { createScene, message, NOBODY_LISTENS, ORGANISATION, REFERENCE, type Scene } from '../../test/chasing/scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await createScene()
})
afterAll(() => scene.far.close())
beforeEach(async () => {
  scene.reset()
  scene.register(`${scene.far.url}/hook`)
  await scene.leave(message)
})

describe('a message to a webhook', () => {
  it('is signed, and the same when it comes again', async () => {
    scene.far.next('cut after', { status: 200 })
    expect(await scene.stream(message)).toBe(false)
    expect(await scene.stream(message)).toBe(true)
    expect(await scene.stream(message)).toBe(true)
    expect(scene.far.told).toHaveLength(2)
    const webhook = new Webhook(await scene.webhookSecretOf(ORGANISATION))
    for (const { headers, body, path } of scene.far.told) {
      expect(path).toBe('/hook')
      expect(headers).toMatchObject({ 'webhook-id': REFERENCE, 'content-type': 'application/cloudevents+json' })
      const notice = CollectionNotice.parse(webhook.verify(body, headers))
      expect(notice).toMatchObject({ id: REFERENCE, subject: ORGANISATION, data: { closes: '2026-10-22', due: 12 } })
    }
    expect(scene.far.told[0]?.body).toBe(scene.far.told[1]?.body)
    expect(scene.stored()).toMatchObject({ status: 'sent', by: 'webhook' })
    expect(scene.far.mails).toEqual([])
  })

  it('is signed with a secret that nobody else has', async () => {
    const own = await scene.webhookSecretOf(ORGANISATION)
    expect(own).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(await scene.webhookSecretOf('ods:RBB')).not.toBe(own)
  })

  it.each([
    [{ status: 400 }, 'refused', true],
    [{ status: 404 }, 'refused', true],
    [{ status: 302, location: '/elsewhere' }, 'refused', true],
    [{ status: 408 }, 'left', false],
    [{ status: 429 }, 'left', false],
    [{ status: 500 }, 'left', false],
    ['cut before', 'left', false],
  ] as const)('answered %o is %s', async (answer: Answer, status, isDone) => {
    scene.far.next(answer)
    expect(await scene.stream(message)).toBe(isDone)
    expect(scene.stored()?.status).toBe(status)
    expect(scene.far.told).toEqual([])
  })

  it.each([
    ['where nobody listens', NOBODY_LISTENS, 'left', false],
    ['in a private network', 'https://10.0.0.1/hook', 'refused', true],
    ['at the metadata of a machine', 'https://169.254.169.254/latest', 'refused', true],
    ['at a private address in another spelling', 'https://[::ffff:10.0.0.1]/hook', 'refused', true],
    ['of a name, where nobody listens', 'http://localhost:1/hook', 'left', false],
  ])('%s', async (_, contact, status, isDone) => {
    scene.register(contact)
    expect(await scene.stream(message)).toBe(isDone)
    expect(scene.stored()?.status).toBe(status)
  })
})
