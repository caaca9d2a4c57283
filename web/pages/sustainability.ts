import { pageAddress } from '../address.ts'
import { type AggregateOf, askAggregate, askCourses, keyOf, publishedMonths, type RowOf } from '../aggregates.ts'
import { absent, count, decimal, known, percent, plural, rate, shortMonth } from '../format.ts'
import { type Html, html } from '../html.ts'
import type { Context, Page } from '../page.ts'
import { asAt } from '../parts/as-at.ts'
import { figure } from '../parts/figure.ts'
import { filterForm, sliceText } from '../parts/filters.ts'
import { intakesFigure } from '../parts/intakes.ts'
import { statusTag } from '../parts/status.ts'
import { worriesIn } from '../worries.ts'

/** Which courses will last: by status, with their intakes against the minimum; and the regions they serve. */
export const sustainability: Page = {
  title: 'Sustainability',
  kinds: ['commissioner'],
  show: async (context) => {
    const [publications, courses, regions] = await Promise.all([
      publishedMonths(context),
      askCourses(context),
      askAggregate(context, 'sustainability', { groupBy: 'region' }),
    ])
    const slice = sliceText(context.filters, context)
    return {
      title: `Sustainability: ${slice}`,
      body: html`
        <h1>Sustainability: ${slice}</h1>
        ${asAt(courses)}
        ${filterForm(context, { page: 'sustainability', choose: ['region', 'hei', 'programme', 'route', 'specialism'], publications })}
        ${byStatus(courses, context)}
        ${intakesOfWorries(courses, context)}
        ${fillByRegion(regions, context)}
        ${supply(regions, context)}`,
    }
  },
}

const order = ['unviable', 'at-risk', 'viable', 'closed']
const inOrder = (rows: readonly RowOf<'sustainability'>[]) =>
  rows.toSorted((a, b) => order.indexOf(a.status ?? '') - order.indexOf(b.status ?? ''))

const byStatus = (courses: AggregateOf<'sustainability'>, { names, filters }: Context): Html => {
  const of = (status: string) => courses.rows.filter((row) => row.status === status).length
  const weak = of('unviable') + of('at-risk')
  return figure({
    id: 'courses',
    heading:
      courses.rows.length === 0
        ? 'No course here'
        : weak === 0
          ? `No open course is at risk${of('closed') > 0 ? `; ${plural(of('closed'), 'course has', 'courses have')} closed` : ''}`
          : `${plural(weak, 'course is', 'courses are')} at risk or not viable, of ${count(courses.rows.length - of('closed'))} open`,
    subtitle: 'Courses by status, with all their intakes',
    sentence: `${plural(of('viable'), 'course')} viable, ${count(of('at-risk'))} at risk, ${count(of('unviable'))} not viable and ${count(of('closed'))} closed.`,
    open: true,
    table: {
      caption: 'Courses by status',
      hideCaption: true,
      columns: [
        { head: 'Course' },
        { head: 'Status' },
        { head: 'Last intake', numeric: true },
        { head: 'Minimum', numeric: true },
        { head: 'Change an intake', numeric: true },
        { head: 'Volatility', numeric: true },
        { head: 'Places', numeric: true },
        { head: 'Enrolled', numeric: true },
        { head: 'Filled', numeric: true },
      ],
      rows: inOrder(courses.rows).map((row) => {
        const programme = keyOf(row, 'programme')
        const last = row.intakes?.at(-1)
        return [
          {
            show: html`<a href="${pageAddress('course', { ...filters, programme })}">${names.programme(programme)}</a>`,
            value: names.programme(programme),
          },
          { show: statusTag(row.status ?? ''), value: row.status },
          last
            ? { show: `${count(last.enrolled)} (${shortMonth(last.intake)})`, value: last.enrolled }
            : absent.inapplicable,
          { show: known(row.minimumIntake), value: row.minimumIntake },
          { show: known(row.trend, signed), value: row.trend },
          { show: rate(row.volatility, courses), value: row.volatility },
          { show: known(row.places), value: row.places },
          row.enrolled,
          { show: rate(row.fillRate, courses), value: row.fillRate },
        ]
      }),
    },
    definitions: [
      ['sustainability.status', 'status'],
      ['sustainability.trend', 'change an intake'],
      ['sustainability.volatility', 'volatility'],
      ['sustainability.fillRate', 'filled'],
    ],
  })
}

const signed = (value: number): string => `${value > 0 ? '+' : ''}${decimal(value)}`

const MOST_DRAWN = 4

const intakesOfWorries = (courses: AggregateOf<'sustainability'>, context: Context): readonly Html[] =>
  worriesIn(courses.rows)
    .slice(0, MOST_DRAWN)
    .map(({ programme }) => {
      const row = courses.rows.find((one) => keyOf(one, 'programme') === programme)
      return row ? intakesFigure(row, context) : html``
    })

const fillByRegion = (regions: AggregateOf<'sustainability'>, { names, filters }: Context): Html => {
  const rows = regions.rows.toSorted((a, b) => (a.fillRate ?? 2) - (b.fillRate ?? 2))
  const worst = rows[0]
  const region = worst ? names.region(keyOf(worst, 'region')) : ''
  return figure({
    id: 'fill',
    heading:
      worst?.fillRate == null
        ? 'No places are known here'
        : `${rows.length > 1 ? `${region} fills fewest of its places` : `${region} filled`} ${rows.length > 1 ? `(${percent(worst.fillRate)})` : `${percent(worst.fillRate)} of its places`}`,
    subtitle: 'Enrolments for each hundred places commissioned, by region, all intakes',
    sentence:
      rows
        .map(
          (row) =>
            `${names.region(keyOf(row, 'region'))}: ${count(row.enrolled)} enrolled on ${row.places === null ? 'an unknown number of' : count(row.places)} places`,
        )
        .join('; ') || 'No region has enrolments here.',
    chart: {
      kind: 'bars',
      unit: 'share',
      axis: 'Share of places filled',
      bars: rows.map((row, index) => ({
        label: names.region(keyOf(row, 'region')),
        value: row.fillRate,
        text: row.fillRate === null ? '[x]' : percent(row.fillRate),
        emphasis: index === 0 || rows.length === 1,
      })),
    },
    table: {
      caption: 'Places and enrolments by region',
      hideCaption: true,
      columns: [
        { head: 'Region' },
        { head: 'Places', numeric: true },
        { head: 'Enrolled', numeric: true },
        { head: 'Filled', numeric: true },
      ],
      rows: rows.map((row) => [
        {
          show: html`<a href="${pageAddress('sustainability', { ...filters, region: keyOf(row, 'region') })}">${names.region(keyOf(row, 'region'))}</a>`,
          value: names.region(keyOf(row, 'region')),
        },
        { show: known(row.places), value: row.places },
        row.enrolled,
        { show: rate(row.fillRate, regions), value: row.fillRate },
      ]),
    },
    definitions: [['sustainability.fillRate', 'filled']],
  })
}

const supply = (regions: AggregateOf<'sustainability'>, { names }: Context): Html => {
  const alone = regions.rows.filter(({ heis }) => heis === 1).map((row) => names.region(keyOf(row, 'region')))
  return figure({
    id: 'supply',
    heading:
      alone.length > 0
        ? `${alone.join(' and ')}: one university is left`
        : 'Every region here has more than one university',
    subtitle: 'Universities with open courses, and how long those who complete cover those who leave, by region',
    sentence:
      'Years of supply are the completions of the last 12 months over the leavers of the last 12 months: many years mean that a region trains more people than leave their posts.',
    open: true,
    table: {
      caption: 'Supply by region',
      hideCaption: true,
      columns: [
        { head: 'Region' },
        { head: 'Open courses', numeric: true },
        { head: 'Universities', numeric: true },
        { head: 'Largest share', numeric: true },
        { head: 'In post', numeric: true },
        { head: 'Completed in a year', numeric: true },
        { head: 'Left in a year', numeric: true },
        { head: 'Years of supply', numeric: true },
      ],
      rows: regions.rows.map((row) => [
        names.region(keyOf(row, 'region')),
        row.programmesOpen ?? '',
        {
          show: html`${known(row.heis)}${row.heis === 1 && html` <strong class="nhsuk-tag nhsuk-tag--red">last one</strong>`}`,
          value: row.heis,
        },
        { show: rate(row.largestHeiShare, regions), value: row.largestHeiShare },
        row.inPost ?? '',
        row.completionsPerYear ?? '',
        row.leaversPerYear ?? '',
        row.yearsOfSupply == null
          ? absent.inapplicable
          : { show: decimal(row.yearsOfSupply), value: row.yearsOfSupply },
      ]),
    },
    definitions: [
      ['sustainability.heis', 'universities'],
      ['sustainability.largestHeiShare', 'largest share'],
      ['sustainability.yearsOfSupply', 'years of supply'],
    ],
  })
}
