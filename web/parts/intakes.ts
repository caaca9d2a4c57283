import { pageAddress } from '../address.ts'
import { keyOf, type RowOf } from '../aggregates.ts'
import { absent, count, known, month, percent, shortMonth } from '../format.ts'
import { type Html, html } from '../html.ts'
import type { Context } from '../page.ts'
import { figure } from './figure.ts'

/** The intakes of one course against what was paid for and what it needs. */
export const intakesFigure = (
  row: RowOf<'sustainability'>,
  { names, filters }: Pick<Context, 'names' | 'filters'>,
): Html => {
  const programme = keyOf(row, 'programme')
  const intakes = row.intakes ?? []
  const minimum = row.minimumIntake
  return figure({
    id: `intakes-${programme.replace('/', '-')}`,
    heading: `${names.title(programme)}: ${headingOf(row)}`,
    subtitle: `Enrolments by intake, ${names.programme(programme)}`,
    sentence: `Enrolled: ${intakes.map(({ intake, enrolled, places }) => `${count(enrolled)}${places === null ? '' : ` on ${count(places)} places`} in ${month(intake)}`).join('; ')}.`,
    chart: {
      kind: 'columns',
      axis: 'Enrolments',
      columns: intakes.map(({ intake, enrolled, places }) => ({
        label: shortMonth(intake),
        value: enrolled,
        wanted: places,
      })),
      wantedLabel: 'places paid for',
      ...(typeof minimum === 'number' && { against: { value: minimum, label: `minimum ${count(minimum)}` } }),
    },
    table: {
      caption: `Intakes of ${names.title(programme)}`,
      hideCaption: true,
      columns: [
        { head: 'Intake' },
        { head: 'Places', numeric: true },
        { head: 'Enrolled', numeric: true },
        { head: 'Filled', numeric: true },
      ],
      rows: intakes.map(({ intake, places, enrolled }) => [
        {
          show: html`<a href="${pageAddress('trainees', { ...filters, cohort: `${programme}/${intake}` })}">${month(intake)}</a>`,
          value: intake,
        },
        { show: known(places), value: places },
        enrolled,
        places ? { show: percent(enrolled / places), value: enrolled / places } : absent.inapplicable,
      ]),
    },
    definitions: [
      ['sustainability.intakes.enrolled', 'enrolled'],
      ['sustainability.minimumIntake', 'minimum'],
    ],
  })
}

const headingOf = ({ status, intakes = [], minimumIntake }: RowOf<'sustainability'>): string => {
  const last = intakes.at(-1)
  if (!last) return 'no intake yet'
  const under = typeof minimumIntake === 'number' && last.enrolled < minimumIntake
  const fall = intakes[0] && last.enrolled < intakes[0].enrolled
  if (status === 'closed') return `closed after an intake of ${count(last.enrolled)}`
  if (under) return `its last intake of ${count(last.enrolled)} was under its minimum`
  if (status === 'at-risk') return 'its next intake may be under its minimum'
  return fall ? 'intakes are falling, above the minimum' : 'intakes hold'
}
