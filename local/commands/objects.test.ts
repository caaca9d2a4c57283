import { expect, it } from 'vitest'
import { cellOf, inWords, tableOfObjects } from './objects.ts'

it('names and values are told in words', () => {
  expect(inWords('guaranteeKeptRate')).toBe('Guarantee kept rate')
  expect(
    [
      ['fillRate', 0.845],
      ['trend', -1.456],
      ['enrolled', 1200],
      ['rate', null],
      ['guaranteedPost', true],
    ].map(([name, value]) => cellOf(String(name), value)),
  ).toEqual(['85 %', '-1.46', '1,200', '–', 'yes'])
})

it('a table has a column for each name that some row has, and none for what has more inside', () => {
  const rows = [
    { region: 'Y62', enrolled: 4 },
    { region: 'Y56', enrolled: 12, status: 'viable', intakes: [] },
  ]
  expect(tableOfObjects('Two', rows, { region: 'All', enrolled: 16 })).toBe(
    [
      '  Two',
      '',
      '  Region  Enrolled  Status',
      '  ────────────────────────',
      '  Y62            4',
      '  Y56           12  viable',
      '  ────────────────────────',
      '  All           16',
      '',
    ].join('\n'),
  )
})
