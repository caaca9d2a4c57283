import type { LadderEvent } from '#events/catalogue.ts'
import type { Chronicle } from './chronicle.ts'
import { addDays } from './moments.ts'

/** Voids some of what was said, some of the voids, and some of those; and says again what was corrected. */
export const correct = (chronicle: Chronicle, sayings: readonly LadderEvent[]): void => {
  const { random } = chronicle
  for (const event of sayings) {
    let voided = event
    for (let share = 0.05; random.chance(share); share = 0.35) voided = voidOf(chronicle, voided, voided.id)
    if (voided !== event && random.chance(0.7)) {
      const time = addDays(event.time, random.int(-20, 20))
      chronicle.say(organisationOf(event), event.type, event.subject, time, event.data)
    }
    if (random.chance(0.002)) voidEachOther(chronicle, event)
    if (random.chance(0.002)) voidOf(chronicle, event, `never-said-${chronicle.events.length}`)
  }
}

const voidOf = (chronicle: Chronicle, event: LadderEvent, id: string): LadderEvent => {
  const time = addDays(event.time, chronicle.random.int(-5, 30))
  return chronicle.say(organisationOf(event), 'event.voided', event.subject, time, {
    event: id,
    reason: 'entered wrongly',
  })
}

// The first void has to name an id that is not there yet.
const voidEachOther = (chronicle: Chronicle, about: LadderEvent): void => {
  const first = voidOf(chronicle, about, 'replaced below')
  const second = voidOf(chronicle, about, first.id)
  const at = chronicle.events.indexOf(first)
  chronicle.events[at] = { ...first, data: { event: second.id, reason: 'entered wrongly' } } as LadderEvent
}

export const organisationOf = ({ source }: LadderEvent): string => source.slice('/organisations/'.length)
