import { describe, expect, it } from 'vitest'
import type { ReturnStatus } from '#events/collections.ts'
import { exact, rounded } from '../disclosure.ts'
import { isInBefore, measuresOf, peopleOf, type ReturnFigures, type Standing, statusOf } from './figures.ts'

const nobody = { asked: 0, answered: 0, rows: 0, rowErrors: 0 }
const figures = (known: Partial<ReturnFigures> = {}): ReturnFigures => ({
  organisation: 'ods:RAA',
  employers: [],
  ...nobody,
  ...known,
})
const standing = (status: ReturnStatus, known: Partial<ReturnFigures> = {}): Standing => ({ ...figures(known), status })

const [before, closing, after] = ['2021-03-31T22:59:59.999Z', '2021-03-31T23:00:00.000Z', '2021-04-02T09:00:00.000Z']

describe('where a return stands', () => {
  it.each<[ReturnStatus, string, Partial<ReturnFigures>, now: string]>([
    ['due', 'before the close', {}, before],
    ['missing', 'at the close', {}, closing],
    ['missing', 'after the close', {}, after],
    ['submitted', 'where it was in by then', { submitted: before }, before],
    ['submitted', 'ever after', { submitted: before }, after],
    ['late', 'where it came with the close', { submitted: closing }, closing],
    ['late', 'where it came after', { submitted: after }, after],
    ['submitted', 'where the close found it in', { submitted: closing, atClose: 'in' }, after],
    ['late', 'where the close did not find it, whenever it came', { submitted: before, atClose: 'missing' }, after],
    ['missing', 'where the round was closed early without it', { atClose: 'missing' }, before],
  ])('is %s %s', (status, _, known, now) => {
    expect(statusOf(figures(known), closing, now)).toBe(status)
  })

  it('is in before a moment only if it came before it', () => {
    const isIn = (submitted?: string) => isInBefore(figures(submitted === undefined ? {} : { submitted }), closing)
    expect([isIn(before), isIn(closing), isIn(after), isIn()]).toEqual([true, false, false, false])
  })
})

describe('the people of a return', () => {
  const people = { rows: 9, rowErrors: 1, asked: 8, answered: 7 }

  it('are told without its other figures, exactly or rounded', () => {
    expect(peopleOf(figures({ ...people, submitted: before }), exact)).toEqual(people)
    expect(peopleOf(people, rounded)).toEqual({ rows: 10, rowErrors: 0, asked: 10, answered: 5 })
  })
})

describe('the measures of a collection', () => {
  const returns = [
    standing('submitted', { rows: 30, rowErrors: 3, asked: 28, answered: 27 }),
    standing('submitted', { rows: 4, asked: 4, answered: 4 }),
    standing('late', { rows: 2, rowErrors: 1, asked: 2, answered: 1 }),
    standing('due', { asked: 3 }),
    standing('missing', { asked: 3 }),
  ]

  it('count returns by where they stand, those still due as missing, and add up their people', () => {
    expect(measuresOf(returns, exact)).toEqual({
      ...{ due: 5, submitted: 2, late: 1, missing: 2 },
      ...{ rows: 36, rowErrors: 4, asked: 40, answered: 32 },
      ...{ completeness: 0.4, coverage: 0.8 },
    })
  })

  it('round people and what follows from them, never organisations', () => {
    expect(measuresOf(returns, rounded)).toEqual({
      ...{ due: 5, submitted: 2, late: 1, missing: 2 },
      ...{ rows: 35, rowErrors: 5, asked: 40, answered: 30 },
      ...{ completeness: 0.4, coverage: 0.75 },
    })
  })

  it('have no share of nothing', () => {
    expect(measuresOf([], exact)).toEqual({
      ...{ due: 0, submitted: 0, late: 0, missing: 0, ...nobody },
      ...{ completeness: null, coverage: null },
    })
  })
})
