import { pageAddress } from '../../address.ts'
import { type AggregateOf, keyOf } from '../../aggregates.ts'
import { count, type Disclosed, percent, rate } from '../../format.ts'
import { type Html, html } from '../../html.ts'
import type { Context } from '../../page.ts'
import { figure } from '../../parts/figure.ts'
import { inWords, sliceWord } from '../../words.ts'
import { type Dimension, partName } from './parts.ts'

/** RePAIR, Health Education England 2018: students of nursing, midwifery and radiography who had not completed in time, 2013/14. */
const REPAIR = 0.3277
const REPAIR_TEXT = '32.77%'
const MOST_DRAWN = 10

/** How many were not there in time, beside what RePAIR found. */
export const attritionHeading = (attrition: number | null, { disclosure }: Disclosed): string => {
  if (attrition === null)
    return disclosure === 'rounded'
      ? 'Too few have reached their expected end to give a rate'
      : 'Nobody has reached their expected end yet'
  const apart = Math.round((attrition - REPAIR) * 100)
  const beside = apart === 0 ? 'as in' : apart > 0 ? 'more than in' : 'fewer than in'
  return `${percent(attrition)} had not completed by their expected end, ${beside} RePAIR (${REPAIR_TEXT})`
}

export const attritionFigure = (answer: AggregateOf<'churn'>, dimension: Dimension, context: Context): Html => {
  const { total, rows } = answer
  const worst = rows.toSorted((a, b) => (b.pathwayAttrition ?? -1) - (a.pathwayAttrition ?? -1))
  const drawn = worst.filter(({ pathwayAttrition }) => pathwayAttrition !== null).slice(0, MOST_DRAWN)
  const name = (row: (typeof rows)[number]) => partName(dimension, keyOf(row, dimension), context)
  const page = dimension === 'programme' ? 'course' : 'churn'
  const compared =
    total.withdrawalRate === null || total.pathwayAttrition === null
      ? ''
      : `: ${percent(total.withdrawalRate)} withdrew, but ${percent(total.pathwayAttrition)} of those whose expected end has passed had not completed by it`
  return figure({
    id: 'attrition',
    heading: attritionHeading(total.pathwayAttrition, answer),
    subtitle: `Of trainees whose expected end has passed, the share that had not completed by it, by ${inWords(sliceWord(dimension)).toLowerCase()}`,
    sentence: `Withdrawals alone hide those who complete late${compared}. RePAIR found ${REPAIR_TEXT} among students of nursing, midwifery and radiography in 2013/14.`,
    ...(drawn.length > 0 && {
      chart: {
        kind: 'bars',
        unit: 'share',
        axis: 'Not completed by their expected end',
        bars: drawn.map((row) => ({
          label: name(row),
          value: row.pathwayAttrition,
          text: percent(row.pathwayAttrition ?? 0),
          emphasis: (row.pathwayAttrition ?? 0) > REPAIR,
        })),
        against: { value: REPAIR, label: `RePAIR ${REPAIR_TEXT}` },
      },
    }),
    table: {
      caption: `Completion in time by ${sliceWord(dimension).toLowerCase()}`,
      hideCaption: true,
      columns: [
        { head: sliceWord(dimension) },
        ...['Enrolled', 'Withdrew', 'Completed', 'In time', 'Not completed in time'].map((head) => ({
          head,
          numeric: true as const,
        })),
      ],
      rows: worst.map((row) => [
        {
          show: html`<a href="${pageAddress(page, { ...context.filters, [dimension]: keyOf(row, dimension) })}">${name(row)}</a>`,
          value: name(row),
        },
        row.enrolled,
        { show: rate(row.withdrawalRate, answer), value: row.withdrawalRate },
        { show: count(row.completed), value: row.completed },
        { show: count(row.completedOnTime), value: row.completedOnTime },
        { show: rate(row.pathwayAttrition, answer), value: row.pathwayAttrition },
      ]),
      empty: 'Nobody has enrolled here.',
    },
    definitions: [
      ['churn.pathwayAttrition', 'not completed in time'],
      ['churn.withdrawalRate', 'withdrew'],
    ],
  })
}
