import { expect, it } from 'vitest'
import { field } from './csv.ts'

it('keeps numbers, quotes what needs it, and lets nothing be taken for a formula', () => {
  expect(['-3', '1,234', 'a "b"', '=1+1', '@x', 'plain'].map(field)).toEqual([
    '-3',
    '"1,234"',
    '"a ""b"""',
    "'=1+1",
    "'@x",
    'plain',
  ])
})
