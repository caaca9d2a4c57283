import { listed } from '../../counts.ts'
import { count, lastDay, month, plural } from '../../format.ts'
import { type Html, html } from '../../html.ts'
import type { Names } from '../../names.ts'
import type { Context } from '../../page.ts'

const MOST_TOLD = 6

/** The round opened last, and what has become of its returns here. */
export const latestRound = async ({ client, filters }: Pick<Context, 'client' | 'filters'>) => {
  const { rounds } = await client.ask('listRounds', { query: { limit: '1' } })
  const [latest] = rounds
  if (!latest) return undefined
  const { region, hei, employer } = filters
  const query = { round: latest.round, region, hei, employer, groupBy: 'organisation' }
  return { ...latest, returns: await client.ask('getCollectionsAggregate', { query }) }
}
type LatestRound = Awaited<ReturnType<typeof latestRound>>

/** Who is not heard of in the round, by name as far as there is room. */
export const unansweredText = (organisations: readonly string[], names: Names): string => {
  const told = organisations.slice(0, MOST_TOLD).map(names.organisation)
  const more = organisations.length - told.length
  return listed(more > 0 ? [...told, `${count(more)} more`] : told)
}

/** Who has not answered the round that was opened last. */
export const unanswered = (round: LatestRound, { names }: Pick<Context, 'names'>): Html => {
  if (!round) return html`<h2 class="nhsuk-heading-m">No round has been opened yet</h2>`
  const { total, rows } = round.returns
  const out = rows.filter(({ missing }) => missing > 0).map(({ key }) => key.organisation ?? '')
  const isOpen = round.status === 'open'
  return html`
    <h2 class="nhsuk-heading-m">${total.due === 0 ? 'Nobody here was asked' : out.length === 0 ? 'Everybody has answered' : `${plural(out.length, 'organisation has', 'organisations have')} not answered`}: ${month(round.round)}</h2>
    ${
      total.due > 0 &&
      html`<p>${count(total.due - total.missing)} of ${plural(total.due, 'return is', 'returns are')} in; the round ${isOpen ? 'closes' : 'closed'} on ${lastDay(round.closes)}.
      ${out.length > 0 && `Not heard of: ${unansweredText(out, names)}.`}</p>`
    }`
}
