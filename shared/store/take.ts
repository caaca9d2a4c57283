import { createHash } from 'node:crypto'
import type { LadderEvent } from '#events/catalogue.ts'
import { Refusal } from '../refusal.ts'
import { nameOf } from '../standing-events.ts'
import { mapLimited } from './batches.ts'
import { asError, type Candidate, isCandidate, nameOfVoided } from './candidates.ts'
import { type Claim, claimAll, claimsOf } from './claims.ts'
import { appendAll } from './log.ts'
import type { RegisterChecks } from './register-checks.ts'

/** What became of an event: durable now, or durable already. `id` is as the sender wrote it. */
export type Receipt = { readonly id: string; readonly subject: string; readonly status: 'stored' | 'duplicate' }

type Run<Passed> = readonly (Passed | Error)[]

const CHECKS_AT_ONCE = 16

/** Checks, claims and appends the events of a run, each of these for all of them together. */
export const takeRun = async (run: Run<Candidate>, register: RegisterChecks, now: Date): Promise<Run<Receipt>> => {
  const checked = await passedOn(run, (candidates) => checkAll(candidates, register))
  const claimed = await passedOn(checked, claimIds)
  return passedOn(claimed, (candidates) => append(candidates, now))
}

/** Does something to all candidates together, past those that have failed. Should it fail as a whole, each of them has. */
const passedOn = async <Passed>(
  run: Run<Candidate>,
  work: (candidates: readonly Candidate[]) => Promise<Run<Passed>>,
): Promise<Run<Passed>> => {
  const candidates = run.filter(isCandidate)
  const results = await work(candidates).catch((error: unknown) => candidates.map(() => asError(error)))
  const resultOf = new Map(candidates.map((candidate, index) => [candidate, results[index]]))
  return run.map((candidate) => (isCandidate(candidate) ? (resultOf.get(candidate) ?? asError(candidate)) : candidate))
}

export const checkAll = async (candidates: readonly Candidate[], register: RegisterChecks): Promise<Run<Candidate>> => {
  const voids = candidates.map(({ event }) => event).filter((event) => event.type === 'event.voided')
  const targets = await claimsOf(voids.map(nameOfVoided))
  return mapLimited(candidates, CHECKS_AT_ONCE, (candidate) =>
    check(candidate.event, register, targets).then(() => candidate, asError),
  )
}

const check = async (
  event: LadderEvent,
  register: RegisterChecks,
  targets: ReadonlyMap<string, Claim>,
): Promise<void> => {
  await register.check(event)
  const target = event.type === 'event.voided' ? targets.get(nameOfVoided(event)) : undefined
  if (target && target.subject !== event.subject)
    throw new Refusal('invalid', 'A void must have the subject of the event that it voids', [
      { pointer: '/subject', detail: 'is not the subject of the event to be voided' },
    ])
}

const claimIds = async (candidates: readonly Candidate[]): Promise<Run<Candidate>> => {
  const claims = await claimAll(
    candidates.map(({ event }) => ({ event: nameOf(event), hash: hashOf(event), subject: event.subject })),
  )
  return candidates.map((candidate, index) => {
    const isClaimed = claims[index]
    if (isClaimed === true) return candidate
    return isClaimed === false ? idTaken() : asError(isClaimed)
  })
}

export const idTaken = () =>
  new Refusal('conflict', 'This id is taken by an event with other content: a new event needs a new id', [
    { pointer: '/id', detail: 'is taken by an event with other content' },
  ])

const append = async (candidates: readonly Candidate[], now: Date): Promise<Run<Receipt>> => {
  const appended = await appendAll(
    candidates.map(({ event }) => event),
    now.toISOString(),
  )
  return candidates.map(({ id, event: { subject } }, index) => {
    const isNew = appended[index]
    return typeof isNew === 'boolean' ? { id, subject, status: isNew ? 'stored' : 'duplicate' } : asError(isNew)
  })
}

/** Two events are the same when type, subject, time and data are; the order of names inside does not matter. */
export const hashOf = ({ type, subject, time, data }: LadderEvent): string =>
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
