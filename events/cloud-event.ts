import * as z from 'zod/mini'
import { catalogue, type EventType, eventTypes } from './catalogue.ts'
import type { EventDefinition, Speaker } from './define.ts'
import { Envelope, LADDER_SOURCE, subjectSchemas } from './envelope.ts'
import { named } from './fields.ts'
import { Commissioner, Employer, Epao, Hei } from './identifiers.ts'

const sourcesOf = {
  hei: z.templateLiteral(['/organisations/', Hei]),
  employer: z.templateLiteral(['/organisations/', Employer]),
  epao: z.templateLiteral(['/organisations/', Epao]),
  commissioner: z.templateLiteral(['/organisations/', Commissioner]),
  ladder: z.literal(LADDER_SOURCE),
}

/** The sources that some kinds of speaker have, as one schema. */
export const sourceSchema = (speakers: readonly Speaker[]): z.ZodMiniType<string> => {
  const [only, ...others] = speakers.map((speaker) => sourcesOf[speaker])
  if (!only) throw new TypeError('an event that nobody says')
  return others.length === 0 ? only : z.union([only, ...others])
}

/** Who sends an event from outside. What only Ladder says has Ladder. */
const sendersOf = ({ saidBy }: EventDefinition): readonly Speaker[] => {
  const outside = saidBy.filter((speaker) => speaker !== 'ladder')
  return outside.length > 0 ? outside : saidBy
}

const cloudEvent = <Type extends EventType>(type: Type) => {
  const definition = catalogue[type]
  const schema = z.strictObject({
    ...Envelope.shape,
    type: z.literal(type),
    source: sourceSchema(sendersOf(definition)),
    subject: subjectSchemas[definition.subject],
    data: definition.data,
  })
  return named(type, definition.says, schema)
}

/** The whole CloudEvent of each type, as its sender writes it. For the published documents: `parseEvent` is the door. */
export const cloudEvents = Object.fromEntries(eventTypes.map((type) => [type, cloudEvent(type)])) as {
  readonly [Type in EventType]: ReturnType<typeof cloudEvent<Type>>
}

const sendable = eventTypes
  .filter((type) => !sendersOf(catalogue[type]).includes('ladder'))
  .map((type) => cloudEvents[type])

export const CloudEvent = named(
  'CloudEvent',
  'Any event that an organisation may send.',
  z.discriminatedUnion('type', sendable as [(typeof sendable)[number], ...typeof sendable]),
  { discriminator: { propertyName: 'type' } },
)
