import type { AggregateOf, MeasuresOf } from '../../aggregates.ts'
import { leaders, listed, nobody, shareText } from '../../counts.ts'
import { count, type Disclosed, percent } from '../../format.ts'
import type { Html } from '../../html.ts'
import { byValue } from '../../parts/by-value.ts'
import { figure } from '../../parts/figure.ts'
import { inWords } from '../../words.ts'

type Apel = MeasuresOf<'outcomes'>['apel']

const classes: readonly (readonly [credit: keyof Apel['byCredit'], name: string])[] = [
  ['24+', "Two years' credit"],
  ['13-23', '13 to 23 months'],
  ['7-12', '7 to 12 months'],
  ['1-6', '1 to 6 months'],
  ['0', 'No credit'],
]

/** How the credit that is given stands beside the benchmark. */
export const creditHeading = ({ applicants, twoYearRate, benchmark }: Apel, told: Disclosed): string => {
  if (applicants === 0) return `${nobody(told)} has applied for a degree`
  if (twoYearRate === null) return "Too few applied for a degree to give a rate of two years' credit"
  return `${percent(twoYearRate)} of those who applied for a degree got two years' credit; the benchmark is ${percent(benchmark)}`
}

export const creditFigure = ({ total: { apel }, ...answer }: AggregateOf<'outcomes'>): Html => {
  const { applicants, byCredit, declined, benchmark } = apel
  const lines = [
    ...classes.map(([credit, name]) => [name, byCredit[credit] ?? 0] as const),
    ['Declined', declined] as const,
  ]
  const isShare = apel.twoYearRate !== null
  return figure({
    id: 'credit',
    heading: creditHeading(apel, answer),
    subtitle: 'Those who applied for a pre-registration degree, by the credit granted for what they had learnt (APEL)',
    sentence: `${count(applicants)} applied. ${count(apel.sameHei)} grants came from the university that trained them and ${count(apel.otherHei)} from another; ${count(declined)} were declined. In 2010 Hefce found that about ${percent(benchmark)} of foundation degree graduates got two years.`,
    ...(applicants > 0 && {
      chart: {
        kind: 'bars',
        unit: isShare ? 'share' : 'count',
        axis: isShare ? 'Share of those who applied' : 'Those who applied',
        bars: lines.map(([label, value], index) => ({
          label,
          value: isShare ? Math.min(1, value / applicants) : value,
          text: isShare ? shareText(value, applicants, answer) : count(value),
          emphasis: index === 0,
        })),
        ...(isShare && { against: { value: benchmark, label: `two years: ${percent(benchmark)} in 2010` } }),
      },
    }),
    table: {
      caption: 'Credit granted',
      hideCaption: true,
      columns: [{ head: 'Credit' }, { head: 'Applicants', numeric: true }, { head: 'Share', numeric: true }],
      rows: [
        ...lines,
        ['Granted by the university that trained them', apel.sameHei] as const,
        ['Granted by another university', apel.otherHei] as const,
        ...Object.entries(apel.byMode).map(([mode, value]) => [`Granted for study ${inWords(mode)}`, value] as const),
      ].map(([name, value]) => [
        name,
        value,
        { show: isShare ? shareText(value, applicants, answer) : '', value: isShare ? value / applicants : null },
      ]),
    },
    definitions: [
      ['outcomes.apel.twoYearRate', "two years' credit"],
      ['outcomes.apel.byCredit', 'credit'],
      ['outcomes.apel.benchmark', 'benchmark'],
    ],
  })
}

/** Why most of those who were declined were. */
export const declinedHeading = ({ declined, applicants, declinedByReason }: Apel, told: Disclosed): string => {
  if (declined === 0) return `${nobody(told)} was declined for a degree`
  const most = leaders(declinedByReason)
  const often = most ? `, most often for: ${listed(most.values.map(inWords))}` : ''
  return `${count(declined)} of ${count(applicants)} who applied for a degree were declined${often}`
}

export const declinedFigure = ({ total: { apel }, ...answer }: AggregateOf<'outcomes'>): Html => {
  const { table, sentence } = byValue({
    counts: apel.declinedByReason,
    axis: 'Declined',
    head: 'Reason',
    caption: 'Declined for a degree, by reason',
  })
  return figure({
    id: 'declined',
    heading: declinedHeading(apel, answer),
    subtitle: 'Declined for a pre-registration degree, with no credit granted elsewhere, by reason',
    sentence: sentence === '' ? 'No reasons.' : `${sentence}.`,
    open: true,
    table,
    definitions: [
      ['outcomes.apel.declined', 'declined'],
      ['outcomes.apel.declinedByReason', 'reasons'],
    ],
  })
}
