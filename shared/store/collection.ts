import type { Organisation } from '#events/identifiers.ts'
import { type AskedRow, askedOf } from '../collection/asked.ts'
import { isInBefore } from '../collection/figures.ts'
import { monthOf } from '../dates.ts'
import type { MessageKind } from '../messages.ts'
import { assertNever } from '../never.ts'
import { type DueStep, type Month, type RoundStep, roundStepsDue } from '../rounds.ts'
import { firstRecorded, recordsAt } from './as-of.ts'
import { leaveMessages } from './messages.ts'
import { sweepOverdue } from './overdue.ts'
import { publish } from './publish.ts'
import { insertReturns, putReturn, returnOf, returnsOf, type StoredReturn } from './returns.ts'
import { moveRound, noteDone, roundHead, roundHeads } from './rounds.ts'

/**
 * Takes every step of every round that is due by now and not done: each as of its own moment, so that a job that runs late, twice, or
 * again after it was interrupted leaves the rounds that one in time would have left. Gives the steps that it took.
 */
export const collect = async (now: Date): Promise<DueStep[]> => {
  const heads = await roundHeads()
  const first = heads.length > 0 ? undefined : await firstRecorded()
  const taken: DueStep[] = []
  for (const due of roundStepsDue(heads, first && monthOf(first), now.toISOString()))
    if (await take(due, now)) taken.push(due)
  return taken
}

/** Takes a step of one round by hand, as of now. False when the round is not open for it, or when nobody owes anything to ask for. */
export const collectRound = async (month: Month, step: RoundStep, now: Date): Promise<boolean> => {
  const head = await roundHead(month)
  if (head?.done.includes(step) || (head?.closed !== undefined && step !== 'close')) return false
  const begun = step === 'open' ? head?.opened : step === 'close' ? head?.closed : undefined
  return take({ month, step, moment: begun ?? now.toISOString() }, now)
}

const take = async ({ month, step, moment }: DueStep, now: Date): Promise<boolean> => {
  switch (step) {
    case 'open':
      return open(month, moment)
    case 'remind':
      return remind(month, moment)
    case 'close':
      return close(month, moment, now)
    default:
      return assertNever(step)
  }
}

/** Opens a round, unless nobody owes anything. The returns are there before the round says that it is open. */
const open = async (month: Month, moment: string): Promise<boolean> => {
  if (!(await roundHead(month))) {
    const asked = await askedAt(moment)
    if (asked.size === 0) return false
    await insertReturns(month, asked)
    await moveRound(month, (head) => (head ? undefined : { opened: moment, done: [], due: asked.size }))
  }
  await tell(month, 'opened', moment, () => true)
  await noteDone(month, 'open')
  return true
}

const askedAt = async (moment: string): Promise<ReadonlyMap<Organisation, AskedRow[]>> => {
  const asked = new Map<Organisation, AskedRow[]>()
  for await (const [trainee, record] of recordsAt(moment))
    for (const [organisation, row] of askedOf(trainee, record)) {
      const rows = asked.get(organisation) ?? []
      asked.set(organisation, rows)
      rows.push(row)
    }
  for (const rows of asked.values())
    rows.sort((a, b) => (`${a.cohort} ${a.trainee}` < `${b.cohort} ${b.trainee}` ? -1 : 1))
  return asked
}

const remind = async (month: Month, moment: string): Promise<boolean> => {
  if (!(await roundHead(month))) return false
  await tell(month, 'reminder', moment, (one) => !isInBefore(one, moment))
  await noteDone(month, 'remind')
  return true
}

/**
 * Closes a round: each return is told whether it was in, which fixes the completeness; those who owe and those who do not hear of it; the
 * month's figures are published; and outcomes awaited for too long are said to be missing.
 */
const close = async (month: Month, due: string, now: Date): Promise<boolean> => {
  const head = await roundHead(month)
  if (!head) return false
  const moment = head.closed ?? due
  const returns = await returnsOf(month)
  for (const { organisation } of returns.filter(({ atClose }) => atClose === undefined))
    await settle(month, organisation, moment)
  const settled = await returnsOf(month)
  const submitted = settled.filter(({ atClose }) => atClose === 'in').length
  await moveRound(month, (head) =>
    head && head.closed === undefined
      ? { ...head, closed: moment, due: settled.length, submitted, completeness: submitted / settled.length }
      : undefined,
  )
  await tell(month, 'late', moment, ({ atClose }) => atClose === 'missing')
  await tell(month, 'closed', moment, ({ atClose }) => atClose === 'in')
  await publish(month, moment)
  await sweepOverdue(moment, now.toISOString())
  await noteDone(month, 'close')
  return true
}

/** Says of a return, once, whether it was in. Whoever is sending it at the same moment reads this, or is read. */
const settle = async (month: Month, organisation: Organisation, moment: string): Promise<void> => {
  for (;;) {
    const stored = await returnOf(month, organisation)
    if (!stored || stored.atClose !== undefined) return
    if (await putReturn(stored, { atClose: isInBefore(stored, moment) ? 'in' : 'missing' })) return
  }
}

const tell = async (
  round: Month,
  kind: MessageKind,
  moment: string,
  isFor: (one: StoredReturn) => boolean,
): Promise<void> => {
  const concerned = (await returnsOf(round)).filter(isFor)
  await leaveMessages(
    concerned.map(({ organisation, asked: due }) => ({ organisation, round, kind, due })),
    moment,
  )
}
