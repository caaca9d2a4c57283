import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogue, type EventType, eventTypes } from './catalogue.ts'
import type { EventDefinition } from './define.ts'
import { parseEvent } from './envelope.ts'
import { parseWith } from './faults.ts'

const now = new Date('2026-01-01T00:00:00Z')
const folder = new URL('./fixtures/', import.meta.url)

type Sent = Readonly<Record<string, unknown>> & {
  readonly time: string
  readonly data: Readonly<Record<string, unknown>>
}
const fixture = (type: EventType): Sent => JSON.parse(readFileSync(new URL(`${type}.v1.json`, folder), 'utf8'))

const without = (object: Readonly<Record<string, unknown>>, field: string) =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== field))

const isOptional = (type: EventType, field: string): boolean => {
  const { data }: EventDefinition = catalogue[type]
  return parseWith(data, without(fixture(type).data, field)).ok
}

const fromLadder = eventTypes.filter((type) => fixture(type).source === '/ladder')
const fromOutside = eventTypes.filter((type) => !fromLadder.includes(type))
const requiredFields = eventTypes.flatMap((type) =>
  Object.keys(fixture(type).data).flatMap((field) => (isOptional(type, field) ? [] : [[type, field] as const])),
)

describe('the golden events', () => {
  it('are there for every type', () => {
    expect(readdirSync(folder).toSorted()).toEqual(eventTypes.map((type) => `${type}.v1.json`).toSorted())
  })

  it.each(fromOutside)('%s parses to itself, its time in UTC', (type) => {
    const { datacontenttype: _, ...sent } = fixture(type)
    const time = new Date(sent.time).toISOString()
    expect(parseEvent(fixture(type), now)).toEqual({ ok: true, value: { ...sent, time } })
  })

  it.each(fromLadder)('%s is as Ladder says it, and nobody else may say it so', (type) => {
    const result = parseEvent(fixture(type), now)
    expect(!result.ok && result.faults.map(({ pointer }) => pointer)).toEqual(['/source'])
    expect(parseWith(catalogue[type].data, fixture(type).data)).toEqual({ ok: true, value: fixture(type).data })
  })

  it('only what Ladder alone says comes from Ladder', () => {
    const saidByLadderAlone = eventTypes.filter((type) => String(catalogue[type].saidBy) === 'ladder')
    expect(fromLadder).toEqual(saidByLadderAlone)
  })

  it.each(['specversion', 'id', 'source', 'type', 'subject', 'time', 'data'])('need their %s', (attribute) => {
    for (const type of fromOutside) {
      const result = parseEvent(without(fixture(type), attribute), now)
      expect(!result.ok && result.faults).toEqual([
        { pointer: `/${attribute}`, detail: expect.stringMatching(/^is missing/) },
      ])
    }
  })

  it.each(requiredFields)('%s needs its %s', (type, field) => {
    const { data } = fixture(type)
    const result = parseWith(catalogue[type].data, without(data, field), ['data'])
    expect(!result.ok && result.faults).toEqual([
      { pointer: `/data/${field}`, detail: expect.stringMatching(/^is missing/) },
    ])
  })

  it('a transfer names a cohort or an employer', () => {
    const result = parseEvent({ ...fixture('trainee.transferred'), data: {} }, now)
    expect(!result.ok && result.faults.map(({ pointer }) => pointer)).toEqual(['/data'])
  })
})
