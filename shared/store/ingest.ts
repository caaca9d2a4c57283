import { createHash } from 'node:crypto'
import type { LadderEvent } from '#events/catalogue.ts'
import { kindOfSubject, parseEvent } from '#events/envelope.ts'
import type { Caller } from '../caller.ts'
import { admit, programmesNamed } from '../door.ts'
import { foldProgramme } from '../programme.ts'
import { pseudonymise } from '../pseudonyms.ts'
import { accepted, Refusal } from '../refusal.ts'
import { nameOf } from '../standing-events.ts'
import { mapLimited } from './batches.ts'
import { claim, claimOf } from './claims.ts'
import { append, eventsAbout } from './log.ts'
import { findOrganisations } from './organisations.ts'
import { references } from './reference.ts'

/** What became of an event: durable now, or durable already. `id` is as the sender wrote it. */
export type Receipt = { readonly id: string; readonly subject: string; readonly status: 'stored' | 'duplicate' }

const WRITES_AT_ONCE = 24

/** Takes one event in; a refusal when it does not stand up to the contract, the rules at the door or the register. */
export const ingest = async (input: unknown, caller: Caller, now: Date): Promise<Receipt> => {
  const [outcome] = await ingestBatch([input], caller, now)
  if (!outcome || outcome instanceof Error) throw outcome
  return outcome
}

/**
 * Takes events in as if they had been sent one by one in this order, and says for each what became of it: one bad event never
 * stops the others. An error that is no refusal means that this event may or may not be stored: send it again.
 */
export const ingestBatch = async (
  inputs: readonly unknown[],
  caller: Caller,
  now: Date,
): Promise<(Receipt | Error)[]> => {
  const referenceOf = await references()
  const candidates = inputs.map((input): Candidate | Error => {
    try {
      const sent = accepted(parseEvent(input, now))
      admit(sent, caller)
      return { id: sent.id, event: pseudonymise(sent, referenceOf) }
    } catch (error) {
      return asError(error)
    }
  })
  const register = await registerFor(
    candidates.flatMap((candidate) => (candidate instanceof Error ? [] : [candidate.event])),
  )

  const outcomes: (Receipt | Error)[] = []
  for (const run of independentRuns(candidates)) {
    const done = await mapLimited(run, WRITES_AT_ONCE, (candidate) =>
      candidate instanceof Error ? Promise.resolve(candidate) : take(candidate, register, now).catch(asError),
    )
    outcomes.push(...done)
    if (run.some((candidate) => !(candidate instanceof Error) && isAboutProgramme(candidate.event))) register.forget()
  }
  return outcomes
}

type Candidate = { readonly id: string; readonly event: LadderEvent }

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error('unknown', { cause: error }))

const isAboutProgramme = (event: LadderEvent): boolean => kindOfSubject(event.subject) === 'programme'

/**
 * Cuts a batch into runs of events that do not depend on each other's being stored: what opens or closes a programme stands
 * alone, an id comes once a run, and a void comes in a later run than what it voids.
 */
const independentRuns = (candidates: readonly (Candidate | Error)[]): (Candidate | Error)[][] => {
  const runs: (Candidate | Error)[][] = []
  let run: (Candidate | Error)[] = []
  let names = new Set<string>()
  const cut = () => {
    if (run.length > 0) runs.push(run)
    run = []
    names = new Set()
  }
  for (const candidate of candidates) {
    const touched = candidate instanceof Error ? [] : namesTouched(candidate.event)
    const alone = !(candidate instanceof Error) && isAboutProgramme(candidate.event)
    if (alone || touched.some((name) => names.has(name))) cut()
    run.push(candidate)
    for (const name of touched) names.add(name)
    if (alone) cut()
  }
  cut()
  return runs
}

const namesTouched = (event: LadderEvent): string[] =>
  event.type === 'event.voided' ? [nameOf(event), nameOfVoided(event)] : [nameOf(event)]

const nameOfVoided = ({ source, data }: LadderEvent<'event.voided'>): string => nameOf({ source, id: data.event })

const take = async ({ id, event }: Candidate, register: Register, now: Date): Promise<Receipt> => {
  await register.check(event)
  const hash = hashOf(event)
  if (event.type === 'event.voided') await checkVoid(event)
  if (!(await claim({ event: nameOf(event), hash, subject: event.subject })))
    throw new Refusal('conflict', 'This id is taken by an event with other content: a new event needs a new id', [
      { pointer: '/id', detail: 'is taken by an event with other content' },
    ])
  const isNew = await append(event, now.toISOString())
  return { id, subject: event.subject, status: isNew ? 'stored' : 'duplicate' }
}

const checkVoid = async (event: LadderEvent<'event.voided'>): Promise<void> => {
  const target = await claimOf(nameOfVoided(event))
  if (target && target.subject !== event.subject)
    throw new Refusal('invalid', 'A void must have the subject of the event that it voids', [
      { pointer: '/subject', detail: 'is not the subject of the event to be voided' },
    ])
}

/** Two events are the same when type, subject, time and data are; the order of names inside does not matter. */
const hashOf = ({ type, subject, time, data }: LadderEvent): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted([type, subject, time, data])))
    .digest('base64url')

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, sorted(inner)])
}

type Register = { readonly check: (event: LadderEvent) => Promise<void>; readonly forget: () => void }

/** What a batch asks of the register: employers are read at once, programmes as they are needed. */
const registerFor = async (events: readonly LadderEvent[]): Promise<Register> => {
  const employersNamed = events.flatMap((event) => employerOf(event) ?? [])
  const employers = await findOrganisations([...new Set(employersNamed)])
  const opened = new Map<string, Promise<boolean>>()
  const isOpened = (programme: string): Promise<boolean> => {
    const known =
      opened.get(programme) ?? eventsAbout(programme).then((events) => foldProgramme(programme, events) !== undefined)
    opened.set(programme, known)
    return known
  }
  return {
    check: async (event) => {
      if (event.type === 'programme.opened' || event.type === 'event.voided') return
      const faults = []
      const employer = employerOf(event)
      if (employer && !employers.has(employer))
        faults.push({ pointer: '/data/employer', detail: `${employer} is not in the register of organisations` })
      for (const { pointer, programme } of programmesNamed(event))
        if (!(await isOpened(programme)))
          faults.push({ pointer, detail: `${programme} was not opened: its HEI says programme.opened first` })
      if (faults.length > 0) throw new Refusal('invalid', 'The event names what the register does not know', faults)
    },
    forget: () => opened.clear(),
  }
}

const employerOf = (event: LadderEvent): string | undefined =>
  'employer' in event.data ? event.data.employer : undefined
