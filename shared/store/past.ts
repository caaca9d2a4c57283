import type { RecordedEvent } from '#events/catalogue.ts'
import { isProgramme } from '#events/envelope.ts'
import type { Organisation } from '#events/identifiers.ts'
import { foldProgramme, type Programme } from '../programme.ts'
import type { FrozenRegister, Placed } from '../publication.ts'
import { logsOf } from './log.ts'
import { organisations } from './organisations.ts'
import { type Facts, namedBy } from './wanted.ts'

type Programmes = ReadonlyMap<string, Programme | undefined>
type Employers = ReadonlyMap<Organisation, Placed>

/** Every employer of the register. The register has no history: this is how it is now. */
export const employersNow = async (): Promise<Employers> => {
  const employers = new Map<Organisation, Placed>()
  for await (const { id, region, icb } of organisations({ kind: 'employer' }))
    if (region) employers.set(id, { id, region, ...(icb && { icb }) })
  return employers
}

/**
 * What folds look up, from the log as it was known at some time: `prepare` reads the programmes that a part of the log names, each
 * once, and must come before the part is folded.
 */
export const lookups = (
  employers: Employers,
  known: (events: readonly RecordedEvent[]) => readonly RecordedEvent[],
) => {
  const programmes = new Map<string, Programme | undefined>()
  const facts: Facts = {
    routeOf: (id) => programmes.get(id)?.route,
    regionOf: (employer) => {
      const region = employers.get(employer)?.region
      if (!region) throw new Error(`${employer} is not in the register, or has no region`)
      return region
    },
  }
  const prepare = async (logs: readonly (readonly [string, readonly RecordedEvent[]])[]): Promise<void> => {
    for (const [subject, events] of logs)
      if (isProgramme(subject)) programmes.set(subject, foldProgramme(subject, known(events)))
    const named = namedBy(logs.flatMap(([, events]) => events)).programmes.filter((id) => !programmes.has(id))
    for (const [id, events] of await logsOf(named)) programmes.set(id, foldProgramme(id, known(events)))
  }
  return { facts, programmes: programmes as Programmes, prepare }
}

/** The register in an order that does not depend on who asked for what first. */
export const frozenRegister = (programmes: Programmes, employers: Employers): FrozenRegister => ({
  programmes: [...programmes.values()].filter((programme) => programme !== undefined).sort(byId),
  employers: [...employers.values()].sort(byId),
})

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1)
