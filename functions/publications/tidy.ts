import type { Figure, SliceLine } from './standard.ts'

/** The columns of the tidy table: a line for each figure. */
export const columns = [
  { name: 'aggregate', title: 'Aggregate', datatype: 'string', says: 'sustainability, churn or outcomes.' },
  { name: 'dimension1', title: 'Dimension', datatype: 'string', says: 'What the figure is sliced by; empty for all.' },
  {
    name: 'member1',
    title: 'Member',
    datatype: 'string',
    says: 'Which slice; empty where the register does not know.',
  },
  {
    name: 'dimension2',
    title: 'Second dimension',
    datatype: 'string',
    says: 'What it is sliced by besides, if by two.',
  },
  { name: 'member2', title: 'Second member', datatype: 'string', says: 'Which slice of the second dimension.' },
  { name: 'measure', title: 'Measure', datatype: 'string', says: 'Which figure: its definition is in the notes.' },
  { name: 'value', title: 'Value', datatype: 'number', says: 'The figure as published; empty for one over nothing.' },
  { name: 'label', title: 'Label', datatype: 'string', says: 'The value of a measure that is a word: status.' },
  { name: 'isRestated', title: 'Restated', datatype: 'boolean', says: 'Whether it has been corrected since.' },
  { name: 'restated', title: 'Restated value', datatype: 'number', says: 'The figure as corrected since, if it was.' },
  {
    name: 'restatedLabel',
    title: 'Restated label',
    datatype: 'string',
    says: 'The word as corrected since, if it was.',
  },
] as const satisfies readonly {
  name: string
  title: string
  datatype: 'string' | 'number' | 'boolean'
  says: string
}[]

type ColumnName = (typeof columns)[number]['name']
export type TidyLine = Readonly<Record<ColumnName, Figure>>

export const tidy = (lines: readonly SliceLine[]): TidyLine[] =>
  lines.flatMap(({ aggregate, slice, figures, restated }) => {
    const [[dimension1, member1] = ['', null], [dimension2, member2] = ['', null]] = slice
    const names = [...figures.keys(), ...[...restated.keys()].filter((name) => !figures.has(name))]
    return names.map((measure) => ({
      aggregate,
      dimension1: dimension1 || null,
      member1: textOf(member1),
      dimension2: dimension2 || null,
      member2: textOf(member2),
      measure,
      value: numberOf(figures.get(measure)),
      label: wordOf(figures.get(measure)),
      isRestated: restated.has(measure),
      restated: numberOf(restated.get(measure)),
      restatedLabel: wordOf(restated.get(measure)),
    }))
  })

const textOf = (figure: Figure): string | null => (figure === null ? null : String(figure))
const numberOf = (figure: Figure = null): number | null => (typeof figure === 'number' ? figure : null)
const wordOf = (figure: Figure = null): string | null => (typeof figure === 'string' ? figure : null)
