import { expect, it } from 'vitest'
import type { Chart } from '../charts/spec.ts'
import { figure } from './figure.ts'

const figureWith = (chart: Chart): string =>
  figure({
    id: 'posts',
    heading: 'Nobody has completed yet',
    subtitle: 'Completers by outcome',
    sentence: 'None.',
    chart,
    table: { caption: 'Outcomes', columns: [{ head: 'Outcome' }], rows: [] },
    definitions: [],
  }).markup

it.each([
  { kind: 'bars', unit: 'count', axis: 'Trainees', bars: [] },
  { kind: 'columns', axis: 'Enrolments', columns: [] },
  { kind: 'lines', unit: 'share', x: 'Month', y: 'Share', lines: [{ name: 'All', points: [] }] },
  { kind: 'flow', from: { label: 'Completed', value: 0 }, to: [] },
] as const satisfies readonly Chart[])('draws no $kind without anything in them', (chart) => {
  expect(figureWith(chart)).not.toContain('data-chart')
})

it('draws what there is, even where it is nought', () => {
  const bars = [{ label: 'With a post', value: 0, text: '0' }]
  expect(figureWith({ kind: 'bars', unit: 'count', axis: 'Trainees', bars })).toContain('data-chart')
})
