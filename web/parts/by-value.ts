import type { Bars } from '../charts/spec.ts'
import { type Counts, ranked, sumOf } from '../counts.ts'
import { count } from '../format.ts'
import { InWords } from '../words.ts'
import type { TableSpec } from './table.ts'

type ByValue = {
  readonly counts: Counts
  /** What the bars and the column count. */
  readonly axis: string
  /** What the values are. */
  readonly head: string
  readonly caption: string
  /** The order of the vocabulary stands, as of months or bands; without it the largest comes first. */
  readonly inOrder?: true
  /** So many values are drawn, where there is no room for all. */
  readonly most?: number
  readonly label?: (value: string) => string
  /** The values that the message is about; without it the largest ones. */
  readonly emphasis?: readonly string[]
}

/** Counts by the values of a vocabulary, said, drawn and in a table. Reasons that nobody gave are in the table alone. */
export const byValue = (spec: ByValue): { sentence: string; chart?: Bars; table: TableSpec } => {
  const { counts, axis, head, caption, inOrder, most, label = InWords, emphasis } = spec
  const entries = inOrder ? Object.entries(counts) : ranked(counts)
  const drawn = (inOrder ? entries : entries.filter(([, value]) => value > 0)).slice(0, most)
  const largest = Math.max(...Object.values(counts))
  const stands = (value: string, people: number) => (emphasis ? emphasis.includes(value) : people === largest)
  return {
    sentence: drawn.map(([value, people]) => `${label(value)}: ${count(people)}`).join('; '),
    ...(sumOf(counts) > 0 && {
      chart: {
        kind: 'bars',
        unit: 'count',
        axis,
        bars: drawn.map(([value, people]) => ({
          label: label(value),
          value: people,
          text: count(people),
          emphasis: stands(value, people),
        })),
      },
    }),
    table: {
      caption,
      hideCaption: true,
      columns: [{ head }, { head: axis, numeric: true }],
      rows: sumOf(counts) > 0 ? entries.map(([value, people]) => [label(value), people]) : [],
      empty: 'There are none to show.',
    },
  }
}
