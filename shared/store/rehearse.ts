import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { nameOf } from '../standing-events.ts'
import { type Candidate, isCandidate } from './candidates.ts'
import { claimsOf } from './claims.ts'
import { candidatesOf } from './ingest.ts'
import { registerChecks } from './register-checks.ts'
import { checkAll, hashOf, idTaken, type Receipt } from './take.ts'

/** Says of events what `ingestBatch` would, and stores nothing. */
export type Rehearsal = (inputs: readonly unknown[], caller: Caller, now: Date) => Promise<(Receipt | Error)[]>

/** A rehearsal that remembers what it was told before: an id once taken, a programme once opened. */
export const rehearsal = (): Rehearsal => {
  const taken = new Map<string, string>()
  const opened = new Set<string>()

  /** A fault of the register's is none where the rehearsal itself has opened the programme. */
  const isMended = (checked: Error, { event }: Candidate): boolean =>
    checked instanceof Refusal &&
    checked.faults.length > 0 &&
    checked.faults.every(({ pointer, detail }) => {
      const cohort = pointer === '/subject' ? event.subject : 'cohort' in event.data ? event.data.cohort : undefined
      return detail.includes('was not opened') && [...opened].some((programme) => cohort?.startsWith(`${programme}/`))
    })

  return async (inputs, caller, now) => {
    const candidates = await candidatesOf(inputs, caller, now)
    for (const candidate of candidates)
      if (isCandidate(candidate) && candidate.event.type === 'programme.opened') opened.add(candidate.event.subject)
    const good = candidates.filter(isCandidate)
    const checked = await checkAll(good, await registerChecks(good.map(({ event }) => event)))
    const verdicts = new Map(good.map((candidate, index) => [candidate, checked[index]]))
    const claims = await claimsOf(good.map(({ event }) => nameOf(event)))
    return candidates.map((candidate) => {
      if (!isCandidate(candidate)) return candidate
      const verdict = verdicts.get(candidate)
      if (verdict instanceof Error && !isMended(verdict, candidate)) return verdict
      const { id, event } = candidate
      const [name, hash] = [nameOf(event), hashOf(event)]
      const holder = claims.get(name)?.hash ?? taken.get(name)
      if (holder !== undefined && holder !== hash) return idTaken()
      taken.set(name, hash)
      return { id, subject: event.subject, status: holder === undefined ? 'stored' : 'duplicate' }
    })
  }
}
