import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LadderEvent, RecordedEvent } from '#events/catalogue.ts'
import { standingEvents } from './standing-events.ts'
import { afterRefusal, type Said, type Saying, type Statement, sayingsOf } from './statements.ts'

const subject = 't_aaaaaaaaaaaaaaaaaaaaaaaaaa'
const passed = (credits: number, time?: string): Statement => ({
  type: 'module.passed',
  subject,
  data: { module: 'AP4001', credits, level: 4, attempt: 1 },
  ...(time && { time }),
})
const at = (nth: number) => `2021-03-0${nth}T09:00:00.000Z`

/** A document that is said again and again. */
const document = () => {
  const said = new Map<string, Said>()
  const log: LadderEvent[] = []
  let nth = 0
  return {
    log,
    say: (statements: Readonly<Record<string, Statement>>, refused: readonly string[] = []) => {
      const voice = {
        source: '/organisations/ukprn:10000011',
        key: 'return/2021-03',
        at: at(++nth),
        reason: 'Corrected.',
      }
      const sayings = sayingsOf(said, new Map(Object.entries(statements)), voice)
      const isRefused = ({ slot, said: { content } }: Saying) => content !== undefined && refused.includes(slot)
      for (const saying of sayings) {
        const { slot, said: now } = saying
        said.set(slot, isRefused(saying) ? afterRefusal(now, said.get(slot)) : now)
      }
      const events = sayings.flatMap(({ events }) => events)
      log.push(...sayings.flatMap((saying) => (isRefused(saying) ? [] : saying.events)))
      return events.map(({ id, type }) => `${type} ${id}`)
    },
    standing: () => standingEvents(log.map((event): RecordedEvent => ({ ...event, recordedtime: event.time }))),
  }
}

describe('a document said again', () => {
  it('says nothing where nothing has changed, however its fields are ordered', () => {
    const { say } = document()
    expect(say({ module: passed(20) })).toEqual(['module.passed return/2021-03/module/1'])
    const turned = { ...passed(20), data: { attempt: 1, level: 4, credits: 20, module: 'AP4001' } } as Statement
    expect(say({ module: turned })).toEqual([])
  })

  it('voids and says anew what has changed, also when it goes back and forth', () => {
    const { say, standing, log } = document()
    say({ module: passed(20) })
    expect(say({ module: passed(30) })).toEqual([
      'event.voided return/2021-03/module/1/void',
      'module.passed return/2021-03/module/2',
    ])
    expect(log[1]).toEqual({
      specversion: '1.0',
      id: 'return/2021-03/module/1/void',
      source: '/organisations/ukprn:10000011',
      type: 'event.voided',
      subject,
      time: at(2),
      data: { event: 'return/2021-03/module/1', reason: 'Corrected.' },
    })
    expect(say({ module: passed(20) })).toEqual([
      'event.voided return/2021-03/module/2/void',
      'module.passed return/2021-03/module/3',
    ])
    expect(standing()).toMatchObject([{ data: { credits: 20 } }])
  })

  it('voids what is gone, once, and knows its number when it comes back', () => {
    const { say, standing } = document()
    say({ module: passed(20) })
    expect(say({})).toEqual(['event.voided return/2021-03/module/1/void'])
    expect(say({})).toEqual([])
    expect(standing()).toEqual([])
    expect(say({ module: passed(20) })).toEqual(['module.passed return/2021-03/module/2'])
  })

  it('keeps the time at which an undated thing was first said, while something stands', () => {
    const { say, standing } = document()
    say({ module: passed(20) })
    say({ module: passed(30) })
    expect(standing()).toMatchObject([{ time: at(1) }])
    say({})
    say({ module: passed(30) })
    expect(standing()).toMatchObject([{ time: at(4) }])
    say({ module: passed(30, '2021-02-01T12:00:00.000Z') })
    expect(standing()).toMatchObject([{ time: '2021-02-01T12:00:00.000Z' }])
    say({ module: passed(30, '2021-02-02T12:00:00.000Z') })
    expect(standing()).toMatchObject([{ time: '2021-02-02T12:00:00.000Z' }])
  })

  it('never takes an id for two contents, and leaves standing what it says last, or what stood where that was refused', () => {
    const slots = fc.constantFrom('a', 'b', 'c')
    const documents = fc.array(
      fc.tuple(fc.dictionary(slots, fc.integer({ min: 1, max: 3 })), fc.subarray(['a', 'b'])),
      { minLength: 1, maxLength: 9 },
    )
    fc.assert(
      fc.property(documents, (versions) => {
        const { say, log, standing } = document()
        let stands: Readonly<Record<string, number>> = {}
        const tried: string[] = []
        for (const [version, refused] of versions) {
          const statements = Object.entries(version).map(([slot, credits]) => [slot, passed(credits)])
          tried.push(...say(Object.fromEntries(statements), refused))
          const kept = Object.entries(stands).filter(([slot]) => slot in version && refused.includes(slot))
          const taken = Object.entries(version).filter(([slot]) => !refused.includes(slot))
          stands = Object.fromEntries([...kept, ...taken])
        }
        const ids = log.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        const said = tried.filter((one) => one.startsWith('module.passed'))
        expect(new Set(said).size).toBe(said.length)
        const credits = standing().flatMap(({ data }) => ('credits' in data ? [data.credits] : []))
        expect(credits.toSorted()).toEqual(Object.values(stands).toSorted())
      }),
    )
  })
})
