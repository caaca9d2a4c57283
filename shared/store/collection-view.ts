import type { Organisation } from '#events/identifiers.ts'
import type { RegisteredOrganisation } from '#events/organisation.ts'
import { type Standing, statusOf } from '../collection/figures.ts'
import { type CollectionView, isVisible, type RegionOf } from '../collection/visible.ts'
import type { Month } from '../rounds.ts'
import { mapLimited } from './batches.ts'
import { organisations } from './organisations.ts'
import { returnsBy, returnsOf } from './returns.ts'
import { closingOf, type RoundHead } from './rounds.ts'

const ROUNDS_AT_ONCE = 4

/** A round with the returns in it that somebody may see. */
export type SeenRound = { readonly head: RoundHead; readonly returns: readonly Standing[] }
export type Seen = {
  readonly rounds: readonly SeenRound[]
  readonly known: ReadonlyMap<Organisation, RegisteredOrganisation>
}

export const regionIn =
  (known: ReadonlyMap<Organisation, RegisteredOrganisation>): RegionOf =>
  (employer) =>
    known.get(employer)?.region

/** What may be seen of rounds, each return with where it stands now. */
export const seenRounds = async (heads: readonly RoundHead[], view: CollectionView, now: string): Promise<Seen> => {
  const [returns, known] = await Promise.all([returnsIn(heads, view), register()])
  const rounds = heads.map((head): SeenRound => {
    const closing = closingOf(head)
    const visible = (returns.get(head.month) ?? []).filter((one) => isVisible(one, view, regionIn(known)))
    return { head, returns: visible.map((one) => ({ ...one, status: statusOf(one, closing, now) })) }
  })
  return { rounds, known }
}

const returnsIn = async (heads: readonly RoundHead[], { organisation }: CollectionView) => {
  const months = heads.map(({ month }) => month)
  if (organisation) return Map.groupBy(await returnsBy(organisation, months), ({ round }) => round)
  const read = await mapLimited(
    months,
    ROUNDS_AT_ONCE,
    async (month: Month) => [month, await returnsOf(month)] as const,
  )
  return new Map(read)
}

const register = async (): Promise<Seen['known']> => {
  const known = new Map<Organisation, RegisteredOrganisation>()
  for await (const one of organisations()) known.set(one.id, one)
  return known
}
