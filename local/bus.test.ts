import { describe, expect, it } from 'vitest'
import { type BusEvent, matches, openBus } from './bus.ts'
import { clockFrom } from './clock.ts'
import { openFailures } from './failures.ts'
import { fakeFunction } from './fakes-in-tests.ts'

const event = (source: string, type: string) => ({ source, 'detail-type': type }) as BusEvent
const entry = { Source: 'ladder', DetailType: 'post.left', Detail: '{"a":1}' }
const clock = clockFrom(new Date('2021-04-01T00:00:00Z'))
const failures = () => openFailures(() => undefined)
const wait = async () => undefined

const listening = (detailTypes: string[], handler: (event: BusEvent) => unknown) =>
  fakeFunction('listener', { kind: 'rule', name: 'test', detailTypes }, (it) => handler(it as BusEvent))

describe('a rule', () => {
  it.each([
    [[], 'ladder', 'post.left', true],
    [['post.left'], 'ladder', 'post.left', true],
    [['post.left', 'post.missing'], 'ladder', 'post.missing', true],
    [['post.left'], 'ladder', 'post.missing', false],
    [['post.left'], 'ladder', 'post.left.again', false],
    [[], 'aws.s3', 'post.left', false],
  ])('for %j takes %s %s: %s', (detailTypes, source, type, expected) => {
    expect(matches({ detailTypes }, event(source, type))).toBe(expected)
  })
})

describe('the bus', () => {
  it('brings an event to the functions whose rules match, in the shape of EventBridge', async () => {
    const got: BusEvent[] = []
    const all = listening([], (it) => got.push(it))
    const none = listening(['post.missing'], (it) => got.push(it))
    const bus = openBus([all, none], { clock, failures: failures() })
    bus.put({ ...entry, Time: 1617235200.5 })
    bus.put(entry)
    await bus.drained()
    expect(got).toHaveLength(2)
    expect(got[0]).toMatchObject({
      version: '0',
      source: 'ladder',
      'detail-type': 'post.left',
      detail: { a: 1 },
      time: '2021-04-01T00:00:00Z',
      resources: [],
    })
    expect(got[1]?.time).toMatch(/^2021-04-01T00:00:\d\dZ$/)
  })

  it('tries again, and keeps what fails for good', async () => {
    let calls = 0
    const kept = failures()
    const bus = openBus(
      [
        listening([], () => {
          calls += 1
          throw new TypeError('no')
        }),
      ],
      { clock, failures: kept, wait },
    )
    bus.put(entry)
    await bus.drained()
    expect(calls).toBe(3)
    expect(kept.list()).toMatchObject([{ function: 'listener', trigger: 'test', reason: 'TypeError: no' }])
  })

  it.each([
    [{ DetailType: 'a', Detail: '{}' }, 'InvalidArgument'],
    [{ Source: 'ladder', Detail: '{}' }, 'InvalidArgument'],
    [{ Source: 'ladder', DetailType: 'a', Detail: 'text' }, 'MalformedDetail'],
    [{ Source: 'ladder', DetailType: 'a', Detail: '[1]' }, 'MalformedDetail'],
  ])('refuses the entry %j', (refused, code) => {
    expect(openBus([], { clock, failures: failures() }).put(refused)).toMatchObject({ ErrorCode: code })
  })
})
