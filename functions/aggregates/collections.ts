import * as z from 'zod/mini'
import {
  CollectionFilters,
  type CollectionGroup,
  type CollectionsMeasures,
  collectionGroups,
} from '#events/collection-measures.ts'
import { parseWith } from '#events/faults.ts'
import { kindOf } from '#events/identifiers.ts'
import { measuresOf, type Standing } from '#shared/collection/figures.ts'
import { collectionView, countingFor, type RegionOf, regionsOf } from '#shared/collection/visible.ts'
import type { Disclosure } from '#shared/disclosure.ts'
import { accepted } from '#shared/refusal.ts'
import { regionIn, seenRounds } from '#shared/store/collection-view.ts'
import { roundHeads } from '#shared/store/rounds.ts'
import type { Request } from '../kit/http.ts'
import { GroupBy } from './group-by.ts'

const Asked = z.strictObject({ ...CollectionFilters.shape, groupBy: z.optional(GroupBy(collectionGroups)) })

type Key = Readonly<Partial<Record<CollectionGroup, string | null>>>
type Row = { readonly key: Key } & CollectionsMeasures

/** The aggregate `collections` as somebody may see it. */
export const collectionsAnswer = async ({ query, caller, now }: Pick<Request, 'query' | 'caller' | 'now'>) => {
  const { groupBy: groups, round, ...filters } = accepted(parseWith(Asked, query), 'invalid-query')
  const groupBy = (groups?.split(',') ?? []) as CollectionGroup[]
  const heads = (await roundHeads()).filter(({ month }) => round === undefined || month === round)
  const view = collectionView(caller, filters)
  const { rounds, known } = await seenRounds(heads, view, now.toISOString())
  const returns = rounds.flatMap((seen) => seen.returns.map((one): Placed => ({ ...one, round: seen.head.month })))
  const keysOf = (one: Placed) => keysIn(one, groupBy, regionIn(known), view.region)
  const disclosure = countingFor(caller)
  const own = caller.kind === 'commissioner' ? {} : { [caller.kind]: caller.organisation }
  return {
    content: {
      aggregate: 'collections' as const,
      filters: { ...(round && { round }), ...filters, ...own, ...(caller.region && { region: caller.region }) },
      groupBy,
      disclosure: disclosure.name,
    },
    answered: {
      total: measuresOf(returns, disclosure),
      rows: groupBy.length === 0 ? [] : rowsOf(returns, keysOf, disclosure),
    },
  }
}

type Placed = Standing & { readonly round: string }

/** The keys under which a return counts: one, but for an HEI with trainees of several regions. */
const keysIn = (one: Placed, groupBy: readonly CollectionGroup[], regionOf: RegionOf, only?: string): Key[] => {
  const key: Key = { round: one.round, organisation: one.organisation, kind: kindOf(one.organisation) }
  const regions = regionsOf(one, regionOf).filter((region) => only === undefined || region === only)
  const all: Key[] = groupBy.includes('region')
    ? (regions.length > 0 ? regions : [null]).map((region) => ({ ...key, region }))
    : [key]
  return all.map((full) => Object.fromEntries(groupBy.map((group) => [group, full[group] ?? null])))
}

const rowsOf = (returns: readonly Placed[], keysOf: (one: Placed) => Key[], disclosure: Disclosure): Row[] => {
  const groups = Map.groupBy(
    returns.flatMap((one) => keysOf(one).map((key) => ({ one, text: JSON.stringify(key) }))),
    ({ text }) => text,
  )
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([text, members]) => ({
      key: JSON.parse(text) as Key,
      ...measuresOf(
        members.map(({ one }) => one),
        disclosure,
      ),
    }))
}
