import type { EventData, EventType, LadderEvent } from '#events/catalogue.ts'
import type { Random } from './random.ts'

/** What has been said so far, and how to say more. */
export type Chronicle = {
  readonly random: Random
  readonly now: string
  readonly events: LadderEvent[]
  readonly say: <Type extends EventType>(
    organisation: string,
    type: Type,
    subject: string,
    time: string,
    data: EventData<Type>,
  ) => LadderEvent
}

const letters = [...'aAbBzZ09-_']

export const chronicleUntil = (now: string, random: Random): Chronicle => {
  const events: LadderEvent[] = []
  const taken = new Set<string>()

  // Ids sort unlike times, and two sources now and then use the same one.
  const newId = (source: string): string => {
    const before = events.at(-1)
    if (before && random.chance(0.2) && !taken.has(`${source} ${before.id}`)) return before.id
    return `${random.pick(letters)}${random.pick(letters)}-${events.length}`
  }

  return {
    random,
    now,
    events,
    say: (organisation, type, subject, time, data) => {
      const source = `/organisations/${organisation}`
      const id = newId(source)
      taken.add(`${source} ${id}`)
      const event = {
        specversion: '1.0',
        id,
        source,
        type,
        subject,
        time: time > now ? now : time,
        data,
      } as LadderEvent
      events.push(event)
      return event
    },
  }
}
