import type { LadderEvent } from '#events/catalogue.ts'
import type { Fault } from '#events/faults.ts'
import { programmesNamed } from '../door.ts'
import { foldProgramme } from '../programme.ts'
import { Refusal } from '../refusal.ts'
import { eventsAbout } from './log.ts'
import { findOrganisations } from './organisations.ts'

/** What a batch asks of the register. */
export type RegisterChecks = {
  /** Refuses an event that names an organisation not in the register, or a programme not opened. */
  readonly check: (event: LadderEvent) => Promise<void>
  /** To be called when events about programmes have been stored. */
  readonly forgetProgrammes: () => void
}

/** Employers are read at once for all events; programmes as they come up, each once, from their own logs. */
export const registerChecks = async (events: readonly LadderEvent[]): Promise<RegisterChecks> => {
  const employers = await findOrganisations(events.flatMap((event) => employerOf(event) ?? []))
  const opened = new Map<string, Promise<boolean>>()
  const isOpened = (programme: string): Promise<boolean> => {
    const known = opened.get(programme) ?? readIsOpened(programme)
    opened.set(programme, known)
    return known
  }
  return {
    check: async (event) => {
      if (event.type === 'programme.opened' || event.type === 'event.voided') return
      const faults: Fault[] = []
      const employer = employerOf(event)
      if (employer && !employers.has(employer))
        faults.push({ pointer: '/data/employer', detail: `${employer} is not in the register of organisations` })
      for (const { pointer, programme } of programmesNamed(event))
        if (!(await isOpened(programme)))
          faults.push({ pointer, detail: `${programme} was not opened: its HEI says programme.opened first` })
      if (faults.length > 0) throw new Refusal('invalid', 'The event names what the register does not know', faults)
    },
    forgetProgrammes: () => opened.clear(),
  }
}

const readIsOpened = async (programme: string): Promise<boolean> =>
  foldProgramme(programme, await eventsAbout(programme)) !== undefined

const employerOf = (event: LadderEvent): string | undefined =>
  'employer' in event.data ? event.data.employer : undefined
