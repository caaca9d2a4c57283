import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '#shared/messages.ts'
import { createScene, EMAIL, message, NOBODY_LISTENS, recordOf, type Scene } from '../../test/chasing/scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await createScene()
})
afterAll(() => scene.far.close())
beforeEach(() => scene.reset())

describe('a message to nobody', () => {
  it.each([
    ['not in the register', () => undefined],
    ['without a contact', () => scene.register(undefined)],
  ])('%s is refused, and stays so', async (_, prepare) => {
    prepare()
    await scene.leave(message)
    expect(await scene.stream(message)).toBe(true)
    scene.register(EMAIL)
    expect(await scene.stream(message)).toBe(true)
    expect(scene.stored()).toMatchObject({ status: 'refused', reason: 'the register has no contact for it' })
    expect(scene.far.mails).toEqual([])
  })
})

describe('a batch', () => {
  it('goes on from the first message that could not be sent, and sends those behind it', async () => {
    scene.register(EMAIL)
    scene.register(NOBODY_LISTENS, 'ods:RBB')
    const other = { ...message, organisation: 'ods:RBB' }
    const third: Message = { ...message, kind: 'reminder' }
    await scene.leave(message, other, third)
    const answer = await scene.handler({ Records: [message, other, third].map((each) => recordOf(each)) })
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'ods:RBB opened' }] })
    expect(scene.far.mails).toHaveLength(2)
  })
})

describe('once a day', () => {
  const recent: Message = { ...message, round: new Date().toISOString().slice(0, 7) }
  const others = Array.from({ length: 30 }, (_, nth): Message => ({ ...recent, organisation: `ods:RC${nth}` }))

  it('what the stream lost is sent, once, unless it is so young that it is on its way', async () => {
    for (const { organisation } of others) scene.register(EMAIL, organisation)
    await scene.leave(...others)
    await scene.handler({})
    expect(scene.far.mails).toEqual([])
    scene.pass(20)
    await scene.handler({})
    await scene.handler({})
    const references = others.map(({ organisation, round }) => `${organisation}#${round}#opened`)
    expect(scene.far.mails.map(({ reference }) => reference).toSorted()).toEqual(references.toSorted())
  })

  it('a claim left by a run that died is taken up', async () => {
    scene.register(EMAIL)
    await scene.leave(recent)
    scene.far.next('cut before')
    await scene.stream(recent)
    expect(scene.stored(recent)?.status).toBe('claimed')
    scene.pass(20)
    await scene.handler({})
    expect([scene.far.mails.length, scene.stored(recent)?.status]).toEqual([1, 'sent'])
  })

  it('what was sent, refused, or is too old to be asked about is left alone', async () => {
    scene.register(EMAIL)
    await scene.leave(recent)
    await scene.stream(recent)
    scene.far.forget()
    await scene.leave({ ...recent, kind: 'late' })
    scene.pass(8 * 24 * 60)
    await scene.handler({})
    expect(scene.far.mails).toEqual([])
  })

  it('what still cannot be sent is told, and does not stop the rest', async () => {
    scene.register(EMAIL)
    scene.register(NOBODY_LISTENS, 'ods:RBB')
    await scene.leave(recent, { ...recent, organisation: 'ods:RBB' })
    scene.pass(20)
    await expect(scene.handler({})).rejects.toThrow('1 messages still cannot be sent')
    expect(scene.far.mails).toHaveLength(1)
  })
})

it('is logged without an address, a token or a key', async () => {
  scene.register(EMAIL)
  scene.register(`${scene.far.url}/hook?token=hidden`, 'ods:RBB')
  scene.register('http://localhost:1/hook', 'ods:RCC')
  const messages = ['ods:RAA', 'ods:RBB', 'ods:RCC'].map((organisation) => ({ ...message, organisation }))
  await scene.leave(...messages)
  for (const answer of [{ status: 500 }, { status: 400, fault: 'ValidationError' }, { status: 201 }] as const) {
    scene.far.always(answer)
    await scene.stream(...messages)
    scene.pass(1)
  }
  const said = scene.said()
  for (const part of ['"told"', '"not told"', '"took up"', 'the webhook answered 500', 'Notify answered 500'])
    expect(said).toContain(part)
  for (const secret of ['@', '/hook', 'hidden', 'eyJ', 'whsec_', '00000000b', 'localhost'])
    expect(said).not.toContain(secret)
})
