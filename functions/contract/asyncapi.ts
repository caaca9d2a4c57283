import * as z from 'zod/mini'
import { catalogue, type EventType, eventTypes } from '#events/catalogue.ts'
import { sourceSchema } from '#events/cloud-event.ts'
import type { EventDefinition } from '#events/define.ts'
import { Envelope, subjectSchemas } from '#events/envelope.ts'
import { named } from '#events/fields.ts'
import { Cohort, Programme, TraineeRef } from '#events/identifiers.ts'
import { version } from '#shared/version.ts'
import { schemaWriter } from './json-schema.ts'

const description = `Every stored event goes on an EventBridge bus: the source is \`ladder\`, the detail type is the event's type,
and the detail is the CloudEvent. Trainees are named by Ladder's reference only, and what people typed freely is left out.
An event may come more than once and out of order: \`source\` and \`id\` tell whether it is known, \`time\` when it happened.`

const contentType = 'application/cloudevents+json'

/** The AsyncAPI 3.0 document of the bus: a channel and a message for each event type. */
export const asyncApi = (): object => {
  const { write, components } = schemaWriter('draft-7')
  const messages = byType((type) => ({
    name: type,
    title: type,
    summary: catalogue[type].says,
    contentType,
    payload: write(delivered(type)),
  }))
  return {
    asyncapi: '3.0.0',
    info: { title: "Ladder's bus", version, description },
    defaultContentType: contentType,
    channels: byType((type) => ({
      address: type,
      description: catalogue[type].says,
      messages: { [type]: { $ref: `#/components/messages/${type}` } },
    })),
    operations: byType((type) => ({
      action: 'send',
      channel: { $ref: `#/channels/${type}` },
      summary: `Ladder tells of ${type}`,
      messages: [{ $ref: `#/channels/${type}/messages/${type}` }],
    })),
    components: { messages, schemas: components() },
  }
}

const byType = <Value>(of: (type: EventType) => Value): Record<string, Value> =>
  Object.fromEntries(eventTypes.map((type) => [type, of(type)]))

const UtcTime = named('UtcTime', 'An RFC 3339 time in UTC, to the millisecond.', z.iso.datetime({ precision: 3 }))

const deliveredSubjects: Readonly<Record<keyof typeof subjectSchemas, z.core.$ZodType>> = {
  ...subjectSchemas,
  trainee: TraineeRef,
  'as-voided': z.union([TraineeRef, Cohort, Programme]),
}

/** The CloudEvent of one type as the bus carries it. */
export const delivered = (type: EventType) => {
  const { saidBy, subject, data, freeText }: EventDefinition = catalogue[type]
  const { specversion, id } = Envelope.shape
  return z.object({
    specversion,
    id,
    type: z.literal(type),
    source: sourceSchema(saidBy),
    subject: deliveredSubjects[subject],
    time: UtcTime.check(z.describe('When it happened.')),
    recordedtime: UtcTime.check(z.describe('When the log took it in.')),
    data: freeText.length > 0 ? without(data, freeText) : data,
  })
}

const without = (data: z.core.$ZodType, fields: readonly string[]): z.core.$ZodType => {
  if (!(data instanceof z.ZodMiniObject)) throw new TypeError('free text is left out of objects only')
  return z.omit(data, Object.fromEntries(fields.map((field) => [field, true])))
}
