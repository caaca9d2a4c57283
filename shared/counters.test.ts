import { expect, it } from 'vitest'
import { addInto, count, countsOf, series, withoutZeros } from './counters.ts'

it('counters add up by name, and a name that is not there counts 0', () => {
  const sums = { enrolled: 1, active: 2 }
  addInto(sums, { active: -2, paused: 3 })
  expect(sums).toEqual({ enrolled: 1, active: 0, paused: 3 })
  expect(withoutZeros(sums)).toEqual({ enrolled: 1, paused: 3 })
  expect(count(sums, 'withdrawn')).toBe(0)
})

it('a vocabulary lists every value, zeros too, and no value of a longer name', () => {
  expect(countsOf({ 'band.2': 1, 'bandwidth.4': 7, band: 9 }, 'band', ['2', '4'])).toEqual({ '2': 1, '4': 0 })
})

it('a series has its own dates in order, and nothing that only begins like it', () => {
  const counters = { 'left@2021-03-01': 1, left: 5, 'leftover@2021-01-01': 7, 'leavers.other': 2, 'left@2020-12-31': 2 }
  expect(series(counters, 'left')).toEqual([
    ['2020-12-31', 2],
    ['2021-03-01', 1],
  ])
  expect(series({ 'lost@2': 1, 'lost@0': 4, 'lost@1': 3 }, 'lost')).toEqual([
    ['0', 4],
    ['1', 3],
    ['2', 1],
  ])
})
