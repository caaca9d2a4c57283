import type { RecordedEvent } from '#events/catalogue.ts'
import { kindOfSubject } from '#events/envelope.ts'
import type { Organisation, Region } from '#events/identifiers.ts'
import { partsOfCohort } from '#events/identifiers.ts'
import type { Route } from '#events/types/programme-opened.ts'
import { contributionOf, placesContribution } from '../contribution.ts'
import { concernsOf } from '../exceptions/concerns-of.ts'
import type { Ledger } from '../ledger.ts'
import { foldPlaces } from '../places.ts'
import { foldProgramme } from '../programme.ts'
import { watchOf } from '../stalled.ts'
import { foldTrainee } from '../trainee.ts'
import { logsOf } from './log.ts'
import { findOrganisations } from './organisations.ts'

/** A ledger as the log and the register say it should be. */
export type Wanted = Omit<Ledger, 'version'>

/** The facts of the register that folds and contributions look up. */
export type Facts = {
  readonly routeOf: (programme: string) => Route | undefined
  readonly regionOf: (employer: Organisation) => Region
}

/** The ledgers that the logs of cohorts, trainees and organisations ask for. */
export const wantedLedgers = async (
  logs: ReadonlyMap<string, readonly RecordedEvent[]>,
): Promise<ReadonlyMap<string, Wanted>> => {
  const facts = await factsFor([...logs.values()].flat())
  return new Map([...logs].map(([subject, events]) => [subject, wantedLedger(subject, events, facts)]))
}

const wantedLedger = (subject: string, events: readonly RecordedEvent[], facts: Facts): Wanted => {
  const kind = kindOfSubject(subject)
  if (kind !== 'trainee') {
    // Of an organisation only Ladder's own sweep speaks, and nothing of it counts in the cube.
    const shares = kind === 'cohort' ? placesContribution(subject, foldPlaces(events)) : []
    return { events: events.length, basis: '', shares, anomalies: [], concerns: [] }
  }
  const record = foldTrainee(events, facts.routeOf)
  const watch = watchOf(record)
  return {
    events: events.length,
    basis: basisOf(events, facts),
    shares: contributionOf(record, facts.regionOf),
    anomalies: [...new Set(record.anomalies.map(({ code }) => code))].sort(),
    concerns: concernsOf(record),
    ...(watch && { watch }),
  }
}

/** The facts that events look up, as text: when it differs from the ledger's, the register has changed since. */
const basisOf = (events: readonly RecordedEvent[], { routeOf, regionOf }: Facts): string => {
  const { programmes, employers } = namedBy(events)
  return [
    ...programmes.map((programme) => `${programme}=${routeOf(programme) ?? ''}`),
    ...employers.map((employer) => `${employer}=${regionOf(employer)}`),
  ].join(' ')
}

/** Reads what events look up: routes from the programmes' own logs, which ingest has seen opened, regions from the register. */
export const factsFor = async (events: readonly RecordedEvent[]): Promise<Facts> => {
  const { programmes, employers } = namedBy(events)
  const logs = await logsOf(programmes)
  const routes = new Map([...logs].map(([id, log]) => [id, foldProgramme(id, log)?.route]))
  const organisations = await findOrganisations(employers)
  return {
    routeOf: (programme) => routes.get(programme),
    regionOf: (employer) => {
      const region = organisations.get(employer)?.region
      if (!region) throw new Error(`${employer} is not in the register, or has no region`)
      return region
    },
  }
}

/** The programmes and employers that events name, each once, in order. */
export const namedBy = (events: readonly RecordedEvent[]): { programmes: string[]; employers: Organisation[] } => {
  const programmes = new Set<string>()
  const employers = new Set<Organisation>()
  for (const event of events) {
    if (event.type !== 'trainee.enrolled' && event.type !== 'trainee.transferred') continue
    if (event.data.cohort) programmes.add(partsOfCohort(event.data.cohort).programme)
    if (event.data.employer) employers.add(event.data.employer)
  }
  return { programmes: [...programmes].sort(), employers: [...employers].sort() }
}
