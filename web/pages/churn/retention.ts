import { type AggregateOf, keyOf, type RowOf } from '../../aggregates.ts'
import type { Lines } from '../../charts/spec.ts'
import { count, month, percent, rate, shortMonth } from '../../format.ts'
import { type Html, html } from '../../html.ts'
import type { Context } from '../../page.ts'
import { figure } from '../../parts/figure.ts'
import { people, whoIs } from '../../parts/people.ts'

type Intake = Pick<RowOf<'churn'>, 'key' | 'enrolled' | 'retention'>

const MOST_LINES = 4
/** Courses take about two years; what comes later is a handful of people. */
const LAST_MONTH = 36
const FEWEST = 23
const HALF = 0.5

const points = ({ retention }: Pick<Intake, 'retention'>): (readonly [number, number])[] => {
  const known = retention.filter(({ month }) => month <= LAST_MONTH)
  const gap = known.findIndex(({ survival }) => survival === null)
  return (gap < 0 ? known : known.slice(0, gap)).map(({ month, survival }) => [month, survival ?? 0])
}

/** The latest intakes that are large enough to compare: a small January beside a large September says little. */
export const drawnIntakes = <Row extends Intake>(rows: readonly Row[]): Row[] => {
  const enough = Math.max(FEWEST, Math.max(0, ...rows.map(({ enrolled }) => enrolled)) / 5)
  return rows
    .filter((row) => row.enrolled >= enough && points(row).length > 1)
    .toSorted((a, b) => (keyOf(a, 'intake') < keyOf(b, 'intake') ? -1 : 1))
    .slice(-MOST_LINES)
}

/** What share of an intake had not withdrawn so many months after it began. Undefined where it is not as old; null where it is not told. */
export const stayedUntil = (row: Intake, months: number, asOf: string): number | null | undefined => {
  const [year = 0, month = 0] = keyOf(row, 'intake').split('-').map(Number)
  const [yearNow = 0, monthNow = 0] = asOf.split('-').map(Number)
  if ((yearNow - year) * 12 + monthNow - month <= months) return undefined
  return row.retention.filter((one) => one.month <= months).at(-1)?.survival ?? null
}

/** Whether the latest intake stays as the earliest did. */
export const retentionHeading = (rows: readonly Intake[], asOf: string): string => {
  for (const months of [24, 12]) {
    const told = rows.flatMap((row) => {
      const share = stayedUntil(row, months, asOf)
      return typeof share === 'number' ? [{ intake: month(keyOf(row, 'intake')), share }] : []
    })
    const [first] = told
    const last = told.at(-1)
    if (!first || !last) continue
    const stayed = `${percent(last.share)} of the intake of ${last.intake} had not withdrawn after ${months} months`
    if (told.length === 1) return stayed
    const moved = Math.round(last.share * 100) - Math.round(first.share * 100)
    const judged = Math.abs(moved) < 2 ? 'About as many stay as before' : moved < 0 ? 'Fewer stay' : 'More stay'
    return `${judged}: ${stayed}, ${percent(first.share)} of ${first.intake}`
  }
  return 'No intake here is old or large enough to tell who stays'
}

const chartOf = (rows: readonly Intake[]): Lines => {
  const lines = rows.map((row) => ({ name: shortMonth(keyOf(row, 'intake')), points: points(row) }))
  const least = Math.min(...lines.flatMap((line) => line.points.map(([, share]) => share)))
  // From 0 the lines of intakes that stay much the same lie on one another.
  const from = least > HALF ? HALF : 0
  const y = 'Not withdrawn'
  const axis = from === 0 ? { y } : { y: `${y} (from ${percent(from)})`, from }
  return { kind: 'lines', unit: 'share', x: 'Months since the intake began', ...axis, steps: true, lines }
}

export const retentionFigure = (answer: AggregateOf<'churn'>, context: Context): Html => {
  const drawn = drawnIntakes(answer.rows)
  const told = (share: number | null | undefined) => ({
    show: share === undefined ? html`not yet` : rate(share, answer),
    value: share,
  })
  const summary = drawn.map((row) => {
    const share = stayedUntil(row, 12, answer.asOf)
    return `${month(keyOf(row, 'intake'))}: ${typeof share === 'number' ? percent(share) : 'not known'} after 12 months`
  })
  const others = answer.rows.length - drawn.length
  return figure({
    id: 'retention',
    heading: retentionHeading(drawn, answer.asOf),
    subtitle: 'Share of each intake still in training or completed, by months since it began (Kaplan–Meier)',
    sentence: `${summary.join('; ') || 'There is nothing to draw'}.${drawn.length > 0 && others > 0 ? ' Earlier and smaller intakes are in the table.' : ''}`,
    ...(drawn.length > 0 && { chart: chartOf(drawn) }),
    table: {
      caption: 'Retention by intake',
      hideCaption: true,
      columns: [
        { head: 'Intake' },
        ...['Enrolled', 'After 12 months', 'After 24 months', 'Withdrawn', 'In training', 'Completed'].map((head) => ({
          head,
          numeric: true as const,
        })),
      ],
      rows: answer.rows.map((row) => {
        const intake = keyOf(row, 'intake')
        const who = (query: object) => whoIs(answer, context, { intake, ...query })
        return [
          { show: month(intake), value: intake },
          people(row.enrolled, who({})),
          told(stayedUntil(row, 12, answer.asOf)),
          told(stayedUntil(row, 24, answer.asOf)),
          people(row.withdrawn, who({ status: 'withdrawn' })),
          { show: count(row.active + row.paused), value: row.active + row.paused },
          people(row.completed, who({ status: 'completed' })),
        ]
      }),
      empty: 'Nobody has enrolled here.',
    },
    definitions: [
      ['churn.retention.survival', 'not withdrawn'],
      ['churn.enrolled', 'enrolled'],
    ],
  })
}
