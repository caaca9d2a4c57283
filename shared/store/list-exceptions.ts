import { ExceptionRule } from '#events/exceptions.ts'
import type { Region } from '#events/identifiers.ts'
import type { Filters } from '#events/slices.ts'
import { isOverRecords } from '../exceptions/concern.ts'
import { keyFromText } from '../exceptions/key.ts'
import { type ExceptionsRegister, isAskedFor, type Listed, listedFrom } from '../exceptions/listed.ts'
import { regionCodes } from '../grains.ts'
import { concernsIn, NO_REGION } from './entries.ts'
import { generations } from './generation.ts'
import { exceptionsOverOthers } from './over-others.ts'
import { concernsOpen, ledgersOf } from './records.ts'

export type ExceptionQuery = {
  readonly filters: Filters
  /** All of them where it names none. */
  readonly rules?: readonly ExceptionRule[] | undefined
}

type Counts = Readonly<Record<ExceptionRule, number>>
export type ExceptionPage = {
  readonly listed: readonly Listed[]
  /** How many are open by each rule, whatever rules were asked for: with the first page only, since it reads the keys of all. */
  readonly counts?: Counts
  /** After which one the next page goes on. */
  readonly next?: string
}

type Asked = { readonly today: string; readonly limit: number; readonly after: string | undefined }

/** The exceptions of a slice that are open today, the oldest first over all regions; a page of so many. */
export const listExceptions = async (
  query: ExceptionQuery,
  register: ExceptionsRegister,
  { today, limit, after }: Asked,
): Promise<ExceptionPage> => {
  const { filters, rules } = query
  const { live } = await generations()
  const counts = Object.fromEntries(ExceptionRule.options.map((rule) => [rule, 0])) as Record<ExceptionRule, number>
  const found: Listed[] = []
  for await (const listed of inOrder(await sourcesOf(live, query, register, { today, after }))) {
    if (!isAskedFor(listed, filters, register)) continue
    counts[listed.rule] += 1
    if (rules && !rules.includes(listed.rule)) continue
    if (found.length <= limit) found.push(listed)
    if (found.length > limit && after !== undefined) break
  }
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    listed: await told(live, page),
    ...(after === undefined && { counts }),
    ...(last && found.length > limit && { next: last.text }),
  }
}

type Source = AsyncIterable<Listed> | Iterable<Listed>

/** Each region's, those of nobody's region, and what is reckoned now: each of them in order. */
const sourcesOf = async (
  live: string,
  { filters, rules = ExceptionRule.options }: ExceptionQuery,
  register: ExceptionsRegister,
  { today, after }: Omit<Asked, 'limit'>,
): Promise<Source[]> => {
  const regions = [...(filters.region ? [filters.region] : regionCodes), NO_REGION] as const
  const keys = regions.map((region) => listedIn(live, region, register, { today, after }))
  const isWanted = after === undefined || rules.some((rule) => !isOverRecords(rule))
  const others = isWanted ? await exceptionsOverOthers(live, register, today) : []
  return [...keys, others.filter(({ text }) => after === undefined || text > after)]
}

const listedIn = async function* (
  live: string,
  region: Region | typeof NO_REGION,
  register: ExceptionsRegister,
  asked: Omit<Asked, 'limit'>,
): AsyncGenerator<Listed> {
  for await (const text of concernsOpen(concernsIn(live, region), asked))
    yield listedFrom(keyFromText(text), region === NO_REGION ? undefined : region, register)
}

/** Merges sources that are each in order. */
const inOrder = async function* (sources: readonly Source[]): AsyncGenerator<Listed> {
  let heads = (await Promise.all(sources.map((source) => headOf(iterate(source))))).flat()
  for (;;) {
    const [least, ...others] = heads.sort((a, b) => (a.first.text < b.first.text ? -1 : 1))
    if (!least) return
    yield least.first
    heads = [...others, ...(await headOf(least.rest))]
  }
}

type Head = { readonly first: Listed; readonly rest: AsyncIterator<Listed, undefined> }

/** The first of what is left of a source, and what is left then; nothing when it has come to its end. */
const headOf = async (rest: Head['rest']): Promise<Head[]> => {
  const { done, value } = await rest.next()
  return done ? [] : [{ first: value, rest }]
}

const iterate = async function* (source: Source): AsyncGenerator<Listed, undefined> {
  yield* source
}

/** With what their ledgers say beyond the key. One that was closed a moment ago is left out. */
const told = async (live: string, page: readonly Listed[]): Promise<Listed[]> => {
  const ledgers = await ledgersOf(live, [...new Set(page.flatMap(({ trainee }) => trainee ?? []))])
  return page.flatMap((listed): Listed[] => {
    if (listed.trainee === undefined) return [listed]
    const concern = ledgers
      .get(listed.trainee)
      ?.concerns.find(
        ({ rule, cohort, organisation, since }) =>
          rule === listed.rule &&
          cohort === listed.place.cohort &&
          organisation === listed.organisation &&
          since === listed.since,
      )
    if (!concern) return []
    return [{ ...listed, ...(concern.said && { said: concern.said }) }]
  })
}
