import { pageAddress } from '../address.ts'
import type { Answer } from '../client/client.ts'
import { count, day, lastDay, moment, month, percent, plural, rate } from '../format.ts'
import { type Html, html } from '../html.ts'
import type { Context, Page } from '../page.ts'
import { asAt } from '../parts/as-at.ts'
import { figure } from '../parts/figure.ts'
import { table } from '../parts/table.ts'
import { InWords } from '../words.ts'

type Round = Answer<'listRounds'>['rounds'][number]
type Detail = Answer<'getRound'>

/** Who has answered the monthly collection, and who has not. */
export const collection: Page = {
  title: 'Collection',
  kinds: ['commissioner'],
  show: async (context) => {
    const { client, parameters } = context
    const { rounds } = await client.ask('listRounds', { query: { limit: '24' } })
    const chosen = parameters.get('round') ?? rounds[0]?.round
    if (chosen === undefined)
      return {
        title: 'Collection',
        body: html`<h1>Collection</h1><p>No round has been opened yet. The first opens at 06:00 on the 1st of a month.</p>`,
      }
    const [round, { asOf }] = await Promise.all([
      client.ask('getRound', { path: { round: chosen } }),
      client.ask('getCollectionsAggregate', { query: { round: chosen } }),
    ])
    const out = round.returns.filter(({ status }) => status === 'due' || status === 'missing')
    return {
      title: `Collection: ${month(chosen)}`,
      body: html`
        <h1>Collection: ${month(chosen)}</h1>
        ${asAt({ asOf, disclosure: 'exact' })}
        <p class="nhsuk-lede-text">${standing(round)}</p>
        ${whoIsOut(round, out, context)}
        ${allReturns(round)}
        ${rounds.length > 1 && overTime(rounds)}`,
    }
  },
}

const standing = ({ status, closes, reminds, due, missing, late }: Round): string => {
  const answered = due - missing
  if (status === 'open')
    return `${count(answered)} of ${count(due)} have answered. Those who have not are reminded on ${day(reminds)}; the round closes on ${lastDay(closes)}.`
  return `Closed on ${lastDay(closes)}: ${count(answered)} of ${count(due)} have answered${late > 0 ? `, ${count(late)} of them late` : ''}.`
}

const whoIsOut = ({ status }: Detail, out: Detail['returns'], { names }: Context): Html => html`
  <h2>${out.length === 0 ? 'Everybody has answered' : `${plural(out.length, 'organisation has', 'organisations have')} not answered`}</h2>
  ${
    out.length > 0 &&
    html`<ul>${out.map(({ organisation, name, asked }) => html`<li>${name ?? names.organisation(organisation)}: asked about ${plural(asked, 'trainee')}</li>`)}</ul>
      <p>${status === 'open' ? 'They can answer until the round closes.' : 'They can still answer: it counts as late, and the published figures of the month stay as they are.'}</p>`
  }`

const tags: Readonly<Record<string, string>> = { due: 'yellow', submitted: 'green', late: 'orange', missing: 'red' }

const allReturns = ({ returns }: Detail): Html => html`
  <h2>All returns</h2>
  ${table({
    caption: 'Returns of this round',
    hideCaption: true,
    empty: 'Nobody was asked anything in this round.',
    columns: [
      { head: 'Organisation' },
      { head: 'Kind' },
      { head: 'Status' },
      { head: 'Asked about', numeric: true },
      { head: 'Answered', numeric: true },
      { head: 'Rows with errors', numeric: true },
      { head: 'First sent' },
    ],
    rows: returns.map(({ organisation, name, kind, status, nil, asked, answered, rowErrors, submitted }) => [
      name ?? organisation,
      InWords(kind),
      {
        show: html`<strong class="nhsuk-tag nhsuk-tag--${tags[status] ?? 'grey'}">${status}</strong>${nil && ' nothing to report'}`,
        value: status,
      },
      asked,
      answered,
      rowErrors,
      submitted === null ? '' : { show: moment(submitted), value: submitted },
    ]),
  })}`

const overTime = (rounds: readonly Round[]): Html => {
  const oldest = rounds.toReversed()
  const closed = oldest.filter(({ status, completeness }) => status === 'closed' && completeness !== null)
  const shares = closed.map(({ completeness }) => completeness ?? 0)
  const [least, most] = [Math.min(...shares), Math.max(...shares)]
  return figure({
    id: 'rounds',
    heading:
      closed.length === 0
        ? 'No round has closed yet'
        : `${least === most ? percent(most) : `Between ${percent(least)} and ${percent(most)}`} answer in time`,
    subtitle: 'Returns in by the close, of those asked for, by round',
    sentence:
      closed.map(({ round, completeness }) => `${month(round)}: ${percent(completeness ?? 0)}`).join('; ') ||
      'No closed round.',
    chart: {
      kind: 'bars',
      unit: 'share',
      axis: 'Share of returns in by the close',
      bars: closed.map(({ round, completeness }) => ({
        label: month(round),
        value: completeness,
        text: completeness === null ? '[z]' : percent(completeness),
        emphasis: completeness === least,
      })),
    },
    table: {
      caption: 'Rounds',
      hideCaption: true,
      columns: [
        { head: 'Round' },
        ...['Asked', 'In time', 'Late', 'Missing', 'Complete', 'People answered about'].map((head) => ({
          head,
          numeric: true as const,
        })),
      ],
      rows: oldest.map((one) => [
        {
          show: html`<a href="${pageAddress('collection', { round: one.round })}">${month(one.round)}</a>`,
          value: one.round,
        },
        one.due,
        one.submitted,
        one.late,
        one.missing,
        { show: rate(one.completeness, { disclosure: 'exact' }), value: one.completeness },
        { show: rate(one.coverage, { disclosure: 'exact' }), value: one.coverage },
      ]),
    },
    definitions: [
      ['collections.completeness', 'complete'],
      ['collections.coverage', 'people answered about'],
    ],
  })
}
