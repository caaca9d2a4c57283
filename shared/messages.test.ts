import { describe, expect, it } from 'vitest'
import { channelOf, type Message, maySend, nextStep, noticeOf, personalisationOf, referenceOf } from './messages.ts'

const message: Message = { organisation: 'ods:RAA', round: '2026-02', kind: 'late', due: 1 }
const claimed = '2026-02-23T06:00:00.000Z'
const secondsOn = (seconds: number) => new Date(Date.parse(claimed) + seconds * 1000)

describe('the next step', () => {
  it('of a message that was left is to send it, and of one that came to its end is none', () => {
    expect(nextStep({ status: 'left' }, secondsOn(0))).toBe('send')
    expect(nextStep({ status: 'sent', sent: claimed, by: 'webhook' }, secondsOn(0))).toBe('nothing')
    expect(nextStep({ status: 'refused', refused: claimed, reason: 'no' }, secondsOn(0))).toBe('nothing')
  })

  it('of a claimed one is to wait until whoever claimed it can no longer be at it', () => {
    const step = (seconds: number) => nextStep({ status: 'claimed', claimed, by: 'e-mail' }, secondsOn(seconds))
    expect([0, 44, 45, 3600].map(step)).toEqual(['wait', 'wait', 'ask', 'ask'])
    expect([0, 14, 15].map((seconds) => maySend(claimed, secondsOn(seconds)))).toEqual([true, true, false])
  })
})

describe('what is told', () => {
  it('has a name that is the same every time', () => {
    expect(referenceOf(message)).toBe('ods:RAA#2026-02#late')
    expect(referenceOf({ ...message, due: 2 })).toBe(referenceOf(message))
  })

  it('is in words by e-mail', () => {
    expect(personalisationOf(message, 'Hillside', 'https://ladder.example')).toEqual({
      organisation: 'Hillside',
      month: 'February 2026',
      due: '1 person',
      closes: '22 February 2026',
      return: 'https://ladder.example/collections/2026-02/returns/ods:RAA',
    })
    expect(personalisationOf({ ...message, due: 0 }, '', '').due).toBe('0 people')
  })

  it('is a CloudEvent by webhook', () => {
    expect(noticeOf({ ...message, left: claimed }, 'https://ladder.example')).toEqual({
      specversion: '1.0',
      id: 'ods:RAA#2026-02#late',
      source: '/ladder',
      type: 'uk.nhs.ladder.collection.late',
      datacontenttype: 'application/json',
      subject: 'ods:RAA',
      time: claimed,
      data: {
        round: '2026-02',
        due: 1,
        closes: '2026-02-22',
        return: 'https://ladder.example/collections/2026-02/returns/ods:RAA',
      },
    })
  })

  it('goes by what the contact is', () => {
    expect(channelOf('post@trust.example')).toBe('e-mail')
    expect(channelOf('https://trust.example/hook')).toBe('webhook')
  })
})
