import { describe, expect, it } from 'vitest'
import { dateIn } from './dates.ts'

describe('a date', () => {
  it.each([
    '2021-04-01',
    '2021/4/1',
    '01/04/2021',
    '1/4/21',
    '1.4.21',
    '01-04-2021',
    '1 Apr 2021',
    '1-Apr-21',
    '1st April 2021',
    'Thu 1 April 2021',
    'Thursday, 1 April, 2021',
    '01/04/2021 00:00',
    '2021-04-01T09:30:00Z',
    '01/04/2021 9:30 am',
  ])('is read from %s, the day first', (text) => {
    expect(dateIn(text)).toEqual({ value: '2021-04-01' })
  })

  it.each([
    ['04/13/2021', 'day first'],
    ['31/09/2021', 'does not exist'],
    ['29/02/2021', 'does not exist'],
    ['0/4/2021', 'does not exist'],
    ['44287', "spreadsheet's number"],
    ['April 2021', 'must be a date'],
    ['1/4', 'must be a date'],
    ['01/04/021', 'must be a date'],
    ['1 Foo 2021', 'must be a date'],
    ['soon', 'must be a date'],
  ])('is not read from %s, and why is told', (text, words) => {
    expect(dateIn(text)).toEqual({ fault: expect.stringContaining(words) })
  })

  it('of a leap year exists', () => {
    expect(dateIn('29/2/24')).toEqual({ value: '2024-02-29' })
  })
})
