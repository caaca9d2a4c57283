import type { EventData, EventType, LadderEvent } from '#events/catalogue.ts'
import { organisationOf, sourceOf } from '#events/envelope.ts'
import type { Organisation } from '#events/identifiers.ts'
import { dayOf, timeOf } from './calendar.ts'
import type { Random } from './random.ts'

export type Entry = {
  readonly event: LadderEvent
  /** When it was said: for most when it happened, for a correction when the mistake was found. */
  readonly said: string
  /** Its sender got round to it only long after. */
  readonly late: boolean
}

/** Collects what is said about one subject, and gives each event its id and its time of day. */
export type Diary = {
  readonly entries: readonly Entry[]
  readonly say: Say
  readonly sayLate: Say
  /** Makes an event wrong as it was first said: it is voided later, and then said right. */
  readonly misstate: <Type extends EventType>(event: LadderEvent<Type>, wrong: Partial<EventData<Type>>) => void
}

type Say = <Type extends EventType>(
  speaker: Organisation,
  type: Type,
  day: number,
  data: EventData<Type>,
) => LadderEvent<Type>

export const openDiary = (subject: string, prefix: string, random: Random): Diary => {
  const entries: Entry[] = []
  const nextId = () => `${prefix}-${String(entries.length + 1).padStart(2, '0')}`
  const write =
    (late: boolean): Say =>
    <Type extends EventType>(speaker: Organisation, type: Type, day: number, data: EventData<Type>) => {
      const time = timeOf(day, random.between(8 * 60, 17 * 60))
      // The signature has paired the data with its type.
      const event = {
        specversion: '1.0',
        id: nextId(),
        source: sourceOf(speaker),
        type,
        subject,
        time,
        data,
      } as LadderEvent
      entries.push({ event, said: time, late })
      return event as LadderEvent<Type>
    }
  const say = write(false)
  return {
    entries,
    say,
    sayLate: write(true),
    misstate: (event, wrong) => {
      const index = entries.findIndex((entry) => entry.event.id === event.id)
      const first = { ...event, data: { ...event.data, ...wrong } } as LadderEvent
      entries[index] = { event: first, said: event.time, late: false }
      const found = dayOf(event.time) + random.between(10, 40)
      const reason = 'Entered wrongly; the right entry follows'
      const { time: said } = say(organisationOf(event.source) ?? '', 'event.voided', found, { event: event.id, reason })
      entries.push({ event: { ...event, id: nextId() } as LadderEvent, said, late: false })
    },
  }
}
