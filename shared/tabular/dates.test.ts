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
    '01/04/2021 12:30pm',
    '2021-04-01 09:30:15',
    '2021-04-01T09:30:00.123Z',
    '2021-04-01T09:30:00+01:00',
    '2021-04-01T09:30-0500',
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
    ['13/13/2021', 'does not exist'],
    ['12/13/2021', 'day first'],
    ['44287.5', "spreadsheet's number"],
    ['44287.25', "spreadsheet's number"],
    ['44287x', 'must be a date'],
    ['144287', 'must be a date'],
    ['12021-04-01', 'must be a date'],
    ['2021-04-011', 'must be a date'],
    ['101/04/2021', 'must be a date'],
    ['1 Apr 20211', 'must be a date'],
    ['5 1 Apr 2021', 'must be a date'],
    ['1 10:00 Apr 2021', 'must be a date'],
  ])('is not read from %s, and why is told', (text, words) => {
    expect(dateIn(text)).toEqual({ fault: expect.stringContaining(words) })
  })

  it('may name any month, and have it as its number', () => {
    const names = ['Jan', 'feb', 'March', 'APRIL', 'May', 'june', 'July', 'Aug', 'Sept', 'October', 'Nov', 'December']
    for (const [index, name] of names.entries()) {
      const month = String(index + 1).padStart(2, '0')
      expect(dateIn(`11 ${name} 2021`)).toEqual({ value: `2021-${month}-11` })
      expect(dateIn(`11/${index + 1}/2021`)).toEqual({ value: `2021-${month}-11` })
    }
  })

  it('of a leap year exists', () => {
    expect(dateIn('29/2/24')).toEqual({ value: '2024-02-29' })
  })
})
