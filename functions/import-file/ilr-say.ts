import type { LadderEvent } from '#events/catalogue.ts'
import type { ImportProblem } from '#events/imports.ts'
import { now } from '#shared/clock.ts'
import { columnOf } from '#shared/event-rows.ts'
import { type FileAt, type Memory, type ToSay, toSayOf, withoutRefused } from '#shared/ilr/memory.ts'
import type { Problem } from '#shared/ilr/problem.ts'
import type { TranslatedLearner } from '#shared/ilr/translate.ts'
import { mapLimited } from '#shared/store/batches.ts'
import type { Import } from '#shared/store/imports.ts'
import { type LearnerItem, learnerKey, learnersAt, memoryBefore, putItem } from '#shared/store/learners.ts'
import { sayByLadder } from '#shared/store/log.ts'
import { hashOf, references } from '#shared/store/reference.ts'
import { type Refusals, sayAll } from '#shared/store/say.ts'
import { type Item, type Outcome, together } from './importer.ts'
import type { Send } from './send.ts'

/** A learner as the file has one, and how many of other courses were passed over before. */
export type ReadLearner = Item & {
  readonly passedOver: number
  readonly read?:
    | (TranslatedLearner & {
        readonly year: string
        readonly reference: string
        readonly line: number
        /** Of all programmes, also those that could not be read. */
        readonly keys: readonly string[]
      })
    | undefined
}

const WRITES_AT_ONCE = 8

/** Says what some learners give to say. What is to be said is remembered first: a worker that ends half-way says it again. */
export const sayLearners = async (
  items: readonly ReadLearner[],
  item: Import,
  file: FileAt,
  send: Send,
): Promise<Outcome> => {
  const referenceOf = await references()
  const hashedKey = (key: string): string => hashOf(key, referenceOf)
  const reads = items.flatMap(({ read }) => (read ? [read] : []))
  const known = await learnersAt(
    item.organisation,
    reads.flatMap(({ keys }) => keys.map((key) => learnerKey(hashedKey(key)))),
  )
  const told = reads.map((read) => ({
    read,
    sayings: read.programmes.map((programme): Saying => {
      const key = hashedKey(programme.key)
      const stored = known.get(learnerKey(key))
      const before = memoryBefore(stored, item.import)
      const subject = referenceOf(read.uln)
      const year = latestYear(stored, read.year)
      const learning = { key, subject, isOutdated: year > read.year }
      return { key, stored, before, year, ...toSayOf(programme, learning, before, file) }
    }),
  }))
  const sayings = told.flatMap((one) => one.sayings)
  if (!item.dryRun) {
    const said = new Set(sayings.map(({ key }) => key))
    const unread = reads.flatMap(({ keys, year }) =>
      keys.map(hashedKey).flatMap((key) => {
        const stored = known.get(learnerKey(key))
        return stored && !said.has(key) ? [{ ...stored, year: latestYear(stored, year) }] : []
      }),
    )
    await mapLimited([...sayings.map((saying) => rememberedIn(saying, item)), ...unread], WRITES_AT_ONCE, putItem)
    await sayByLadder(
      sayings.flatMap(({ fromLadder }) => fromLadder),
      now().toISOString(),
    )
  }
  const refusals = await sayAll(
    sayings.flatMap(({ events }) => events),
    (events) => send(events, item.organisation),
  )
  if (!item.dryRun) await forget(sayings, refusals, item)
  const outcomes = told.map(({ read, sayings }) => outcomeOf(read, sayings, refusals))
  return together(outcomes, { skipped: items.reduce((sum, { passedOver }) => sum + passedOver, 0) })
}

const latestYear = (stored: LearnerItem | undefined, year: string): string =>
  stored && stored.year > year ? stored.year : year

type Saying = ToSay & {
  readonly key: string
  readonly year: string
  readonly stored: LearnerItem | undefined
  readonly before: Memory | undefined
}

const hasNews = ({ events, fromLadder }: ToSay): boolean => events.length + fromLadder.length > 0

const rememberedIn = ({ key, stored, before, memory, year, ...said }: Saying, item: Import): LearnerItem => {
  const text = hasNews({ memory, ...said }) ? before && JSON.stringify(before) : stored?.before
  return {
    version: stored?.version ?? 0,
    organisation: item.organisation,
    learner: learnerKey(key),
    memory: JSON.stringify(memory),
    by: hasNews({ memory, ...said }) ? item.import : (stored?.by ?? item.import),
    ...(text !== undefined && { before: text }),
    year,
  }
}

/** What was refused was not said: the next file says it again. */
const forget = async (sayings: readonly Saying[], refusals: Refusals, item: Import): Promise<void> => {
  const refused = new Set(refusals.keys())
  const wrong = sayings.filter(({ events }) => events.some(({ id }) => refused.has(id)))
  await mapLimited(wrong, WRITES_AT_ONCE, (saying) => {
    const remembered = rememberedIn(saying, item)
    const memory = withoutRefused(saying.memory, refused, saying.key, saying.before)
    return putItem({ ...remembered, version: remembered.version + 1, memory: JSON.stringify(memory) })
  })
}

type Read = NonNullable<ReadLearner['read']>

const outcomeOf = ({ reference, line, problems }: Read, sayings: readonly Saying[], refusals: Refusals): Outcome => {
  const events = sayings.flatMap((saying) => [...saying.events, ...saying.fromLadder])
  const refused = events.filter(({ id }) => refusals.get(id) !== undefined)
  const taken = events.filter(({ id }) => !refusals.has(id))
  const voided = taken.filter(({ type }) => type === 'event.voided').length
  const counts = {
    stored: taken.length - voided,
    voided,
    duplicate: sayings.reduce((sum, { unchanged }) => sum + unchanged, 0),
    rejected: refused.length + problems.filter(({ effect }) => effect !== 'taken').length,
  }
  const all = [
    ...problems.map(shown),
    ...refused.map((event) => ({ line, learner: reference, field: event.type, detail: detailOf(event, refusals) })),
  ]
  const wrong = all.map(({ field, detail }) => `${field}: ${detail}`).join(' ')
  return { counts, problems: all, rows: [[reference, String(line), foundOf(counts, sayings), wrong]] }
}

const shown = ({ line, learner, field, detail }: Problem) => ({ line, learner, field, detail }) satisfies ImportProblem

const detailOf = ({ id }: LadderEvent, refusals: Refusals): string => {
  const { faults = [], detail = '' } = refusals.get(id) ?? {}
  return faults.map((fault) => `${columnOf(fault)} ${fault.detail}`).join('; ') || detail
}

const foundOf = (
  { stored, voided }: { readonly stored: number; readonly voided: number },
  sayings: readonly Saying[],
): string => {
  if (sayings.length === 0) return 'left out'
  const said = [stored > 0 && `${stored} stored`, voided > 0 && `${voided} voided`].filter((part) => part !== false)
  return said.join(', ') || 'unchanged'
}
