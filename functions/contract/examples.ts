import { readFileSync } from 'node:fs'
import { type EventType, eventTypes } from '#events/catalogue.ts'

/** The golden event of each type, from events/fixtures. */
export const examples = (): Readonly<Record<EventType, unknown>> =>
  Object.fromEntries(eventTypes.map((type) => [type, read(type)])) as Record<EventType, unknown>

const read = (type: EventType): unknown =>
  JSON.parse(readFileSync(new URL(`../../events/fixtures/${type}.v1.json`, import.meta.url), 'utf8'))
