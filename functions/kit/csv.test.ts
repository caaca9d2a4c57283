import { expect, it } from 'vitest'
import { csvOf } from './csv.ts'

it('writes lines under their columns, nothing where there is nothing, and no formula', () => {
  const formulas = ['=1+1', '+1', '-1', '@now', '\tx', '\rx']
  expect(
    csvOf(['a', 'b'], [{ b: 2, a: 'x, "y"' }, { a: null }, ...formulas.map((a) => ({ a }))]).split('\r\n'),
  ).toEqual([
    'a,b',
    '"x, ""y""",2',
    ',',
    ...["'=1+1", "'+1", "'-1", "'@now", "'\tx", '"\'\rx"'].map((cell) => `${cell},`),
    '',
  ])
})
