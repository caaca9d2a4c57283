import { describe, expect, it } from 'vitest'
import { readBaseline, regressionsIn } from '../../bench/baselines.ts'
import { type Figure, figure } from '../../bench/figures.ts'
import { units } from '../../bench/units.ts'

const quiet = () => undefined

it('no event and no query costs more capacity units than its baseline', { timeout: 120_000 }, async () => {
  const before = readBaseline('units').units?.figures ?? []
  expect(regressionsIn('units', await units(quiet), before)).toEqual([])
})

describe('a regression is', () => {
  const before: Figure[] = [figure('an event', 8.9, 'units'), figure('a query', 7, 'units')]
  const measured = (event: number, ...others: Figure[]) => [figure('an event', event, 'units'), ...others]

  it('more than one per cent above the baseline, named with both values and how to accept it', () => {
    expect(regressionsIn('units', measured(8.98, figure('a query', 6, 'units')), before)).toEqual([])
    expect(regressionsIn('units', measured(9, figure('a query', 7, 'units')), before)).toEqual([
      'an event: 9 units, was 8.9; to accept it: npm run bench -- units --write',
    ])
  })

  it('a figure that is new or has gone, too', () => {
    expect(regressionsIn('units', measured(8.9, figure('other', 1, 'units')), before)).toEqual([
      'other: 1 units has no baseline; to accept it: npm run bench -- units --write',
      'a query is no longer measured; to accept it: npm run bench -- units --write',
    ])
  })
})
