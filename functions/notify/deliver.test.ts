import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Answer } from '../../test/chasing/far-side.ts'
import { createScene, EMAIL, message, REFERENCE, recordOf, type Scene } from '../../test/chasing/scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await createScene()
})
afterAll(() => scene.far.close())
beforeEach(async () => {
  scene.reset()
  scene.register(EMAIL)
  await scene.leave(message)
})

describe('a message to an e-mail address', () => {
  it('goes out once, however often its record comes', async () => {
    for (let nth = 0; nth < 3; nth++) expect(await scene.stream(message)).toBe(true)
    expect(scene.far.mails).toMatchObject([
      {
        email_address: EMAIL,
        template_id: 'template-1',
        reference: REFERENCE,
        personalisation: {
          organisation: 'Hillside',
          month: 'October 2026',
          due: '12 people',
          closes: '22 October 2026',
          return: 'https://ladder.example/collections/2026-10/returns/ods:RAA',
        },
      },
    ])
    expect(scene.stored()).toMatchObject({ status: 'sent', by: 'e-mail', version: 3, due: 12 })
  })

  it('is not sent for a change of the message, or one that is not there', async () => {
    expect(await scene.handler({ Records: [recordOf(message, 'MODIFY')] })).toEqual({ batchItemFailures: [] })
    expect(await scene.stream({ ...message, kind: 'late' })).toBe(true)
    expect(scene.far.mails).toEqual([])
  })

  it('goes out once when several runs have it at the same moment', async () => {
    const outcomes = await Promise.all([scene.stream(message), scene.stream(message), scene.stream(message, message)])
    expect(outcomes.filter(Boolean).length).toBeLessThanOrEqual(1)
    expect(await scene.stream(message)).toBe(true)
    expect(scene.far.mails).toHaveLength(1)
  })

  it.each([
    [{ status: 400, fault: 'ValidationError' }, 'refused', true],
    [{ status: 400, fault: 'BadRequestError' }, 'left', false],
    [{ status: 403, fault: 'AuthError' }, 'left', false],
    [{ status: 429, fault: 'RateLimitError' }, 'left', false],
    [{ status: 503, fault: 'Exception' }, 'claimed', false],
    ['cut before', 'claimed', false],
    ['cut after', 'claimed', false],
  ] as const)('answered %o is %s', async (answer: Answer, status, isDone) => {
    scene.far.next(answer)
    expect(await scene.stream(message)).toBe(isDone)
    expect(scene.stored()?.status).toBe(status)
    scene.pass(1)
    expect(await scene.stream(message)).toBe(true)
    expect(scene.far.mails).toHaveLength(status === 'refused' ? 0 : 1)
    expect(scene.stored()?.status).toBe(status === 'refused' ? 'refused' : 'sent')
  })

  it('keeps the reason of a refusal, without the address', async () => {
    scene.far.next({ status: 400, fault: 'ValidationError' })
    await scene.stream(message)
    expect(scene.stored()).toMatchObject({ reason: 'Notify answered 400: ValidationError, no: …' })
  })

  it('is not sent again while Notify does not say whether it has it', async () => {
    scene.far.always({ status: 500 })
    expect(await scene.stream(message)).toBe(false)
    scene.pass(1)
    expect(await scene.stream(message)).toBe(false)
    expect(scene.stored()?.status).toBe('claimed')
    scene.far.always(undefined)
    expect(await scene.stream(message)).toBe(true)
    expect([scene.far.mails.length, scene.far.asked]).toEqual([1, [REFERENCE, REFERENCE]])
  })

  it('waits for a key that is one', async () => {
    scene.setNotifyKey('made at deployment')
    expect(await scene.stream(message)).toBe(false)
    expect(scene.stored()).toMatchObject({ status: 'left', version: 1 })
    expect(scene.said()).toContain('docs/chasing.md says how to set it')
  })

  it('is not sent by a run that took too long to claim it', async () => {
    scene.beforeNextWrite(() => scene.pass(0.5))
    expect(await scene.stream(message)).toBe(false)
    expect([scene.far.mails.length, scene.stored()?.status]).toEqual([0, 'left'])
  })
})

describe('a run that dies', () => {
  /** The message, its contact, the claim, and the note that it is sent: the keys are known by then. */
  const CALLS = 4
  const deaths = Array.from({ length: CALLS }, (_, index) => index + 1).flatMap((nth) => [
    { nth, when: 'before' } as const,
    { nth, when: 'after' } as const,
  ])

  it.each(deaths)('$when its call $nth of AWS: one e-mail in the end', async (death) => {
    const other = { ...message, round: '2026-09' }
    await scene.leave(other)
    await scene.stream(other)
    scene.far.forget()

    scene.dieAt(death)
    expect(await scene.stream(message)).toBe(false)
    expect(scene.isDead()).toBe(true)
    scene.revive()
    for (let nth = 0; nth < 3 && !(await scene.stream(message)); nth++) scene.pass(0.5)
    expect(scene.far.mails).toHaveLength(1)
    expect(scene.stored()?.status).toBe('sent')
  })

  it('after the e-mail went out: Notify is asked, and whoever comes at once waits', async () => {
    scene.far.next('cut after')
    expect(await scene.stream(message)).toBe(false)
    expect([scene.far.mails.length, scene.stored()?.status]).toEqual([1, 'claimed'])
    expect(await scene.stream(message)).toBe(false)
    expect(scene.far.asked).toEqual([])
    scene.pass(1)
    expect(await scene.stream(message)).toBe(true)
    expect([scene.far.mails.length, scene.far.asked.length, scene.stored()?.status]).toEqual([1, 1, 'sent'])
  })
})
