import { describe, expect, it } from 'vitest'
import { change, number, percent, tableOf } from './table.ts'

describe('a table', () => {
  it('aligns words left and figures right, and sets the total apart', () => {
    const table = tableOf<{ name: string; people: number }>({
      heading: 'Two of three are here',
      columns: [
        { head: 'Place', cell: ({ name }) => name, align: 'left' },
        { head: 'People', cell: ({ people }) => number(people) },
      ],
      rows: [
        { name: 'Here', people: 1200 },
        { name: 'Elsewhere', people: 7 },
      ],
      total: { name: 'All', people: 1207 },
    })
    expect(table).toBe(
      [
        '  Two of three are here',
        '',
        '  Place      People',
        '  ─────────────────',
        '  Here        1,200',
        '  Elsewhere       7',
        '  ─────────────────',
        '  All         1,207',
        '',
      ].join('\n'),
    )
  })
})

describe('figures', () => {
  it('are a dash where there is nothing to say', () => {
    expect([number(null), percent(null), change(null)]).toEqual(['–', '–', '–'])
  })

  it('are written as people write them', () => {
    expect([number(12345), percent(0.715), percent(0), change(2.44), change(-13.75), change(0)]).toEqual([
      '12,345',
      '72 %',
      '0 %',
      '+2.4',
      '−13.8',
      '0.0',
    ])
  })
})
