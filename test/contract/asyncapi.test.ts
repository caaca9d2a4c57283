import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { catalogue, type EventType, eventTypes, type RecordedEvent } from '#events/catalogue.ts'
import type { EventDefinition } from '#events/define.ts'
import { asyncApi, delivered } from '#functions/contract/asyncapi.ts'
import { examples } from '#functions/contract/examples.ts'
import { entryOf } from '#functions/relay/entry.ts'
import { brokenReferences, objectsIn } from './walk.ts'

type Message = { payload: { required: string[]; properties: { data: { properties: Record<string, object> } } } }
type Document = { channels: object; operations: object; components: { messages: Record<EventType, Message> } }

const document: Document = JSON.parse(JSON.stringify(asyncApi()))
const sent = examples() as Record<EventType, RecordedEvent & { datacontenttype?: string }>

const stored = (type: EventType): RecordedEvent => {
  const { datacontenttype: _, ...kept } = sent[type]
  return { ...kept, time: new Date(kept.time).toISOString(), recordedtime: '2026-01-01T00:00:00.000Z' }
}

describe('the AsyncAPI document', () => {
  it('has a channel, an operation and a message for every event type', () => {
    const types = eventTypes.toSorted()
    expect(Object.keys(document.channels).toSorted()).toEqual(types)
    expect(Object.keys(document.operations).toSorted()).toEqual(types)
    expect(Object.keys(document.components.messages).toSorted()).toEqual(types)
  })

  it('leads every reference somewhere', () => {
    expect(brokenReferences(document)).toEqual([])
  })

  it.each(eventTypes)('%s comes with the time it was recorded and without free text', (type) => {
    const { freeText }: EventDefinition = catalogue[type]
    const { payload } = document.components.messages[type]
    expect(payload.required).toContain('recordedtime')
    for (const field of freeText) expect(payload.properties.data.properties).not.toHaveProperty(field)
  })

  it('names trainees by reference only', () => {
    const references = objectsIn(document).map(({ $ref }) => $ref)
    expect(references).toContain('#/components/schemas/TraineeRef')
    expect(references).not.toContain('#/components/schemas/Trainee')
  })

  it.each(eventTypes)('says of %s what the relay puts on the bus', (type) => {
    const detail = JSON.parse(entryOf(stored(type)).Detail ?? '')
    expect(z.safeParse(delivered(type), detail)).toEqual({ success: true, data: detail })
  })
})
