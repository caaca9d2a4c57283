import { describe, expect, it } from 'vitest'
import { shielded, valueIn } from './cells.ts'

const number = { kind: 'number', values: [] } as const
const word = { kind: 'word', values: ['on-track', 'no-vacancy'] } as const
const text = { kind: 'text', values: [] } as const
const boolean = { kind: 'boolean', values: [] } as const

describe('a cell', () => {
  it.each([
    ['120', 120],
    [' 1,200 ', 1200],
    ['1 200.5', 1200.5],
    ['\uff11\uff12', 12],
    ['7.50', 7.5],
    ['1,200.55', 1200.55],
    ['12,345,678', 12_345_678],
    ['120,000', 120_000],
    ["'12", 12],
    ['\u00a012\u200b', 12],
  ])('%j is a number', (cell, value) => {
    expect(valueIn(cell, number)).toEqual({ value })
  })

  it.each(['12,34', '1.2.3', '12h', 'twelve', '-4', '1e3', '12%', '1.1,200', '1,200.5.5', 'x1,200'])(
    '%j is not',
    (cell) => {
      expect(valueIn(cell, number)).toEqual({ fault: expect.stringContaining('digits') })
    },
  )

  it.each(['On-track', 'ON TRACK', 'on_track', 'on\u2013track', ' ontrack '])(
    '%j is the word of a vocabulary',
    (cell) => {
      expect(valueIn(cell, word)).toEqual({ value: 'on-track' })
    },
  )

  it('of no vocabulary comes back as it is, for its schema to refuse', () => {
    expect(valueIn('fine', word)).toEqual({ value: 'fine' })
  })

  it.each(['', '  ', 'n/a', 'N/A', 'NA', '-', 'none', 'NULL'])('%j says nothing', (cell) => {
    const read = valueIn(cell, text)
    expect(read).toStrictEqual({ value: undefined })
  })

  it.each([
    ['hyena', 'hyena'],
    [' two \t words\u00a0', 'two words'],
    ['on\u2013track', 'on-track'],
    ["O'2", "O'2"],
    ['see #REF!', 'see #REF!'],
    ['#REF!x', '#REF!x'],
    ['ON TRACK', 'ON TRACK'],
  ])('%j is the text %j', (cell, value) => {
    expect(valueIn(cell, { ...word, kind: 'text' })).toEqual({ value })
  })

  it('that was damaged on the way is not taken', () => {
    expect(valueIn('Zo\ufffd', text)).toEqual({ fault: expect.stringContaining('CSV UTF-8') })
  })

  it.each([
    ['TRUE', true],
    ['yes', true],
    ['Y', true],
    ['0', false],
    ['No', false],
  ])('%j is yes or no', (cell, value) => {
    expect(valueIn(cell, boolean)).toEqual({ value })
  })

  it.each(['2', 'xyes', 'yesx', 'xno', 'nox', 'perhaps'])('%j is neither yes nor no', (cell) => {
    expect(valueIn(cell, boolean)).toEqual({ fault: 'must be yes or no' })
  })

  it.each(['#REF!', '#ref', '#VALUE!', '#DIV/0!', '#NAME?'])("%j is a spreadsheet's error", (cell) => {
    expect(valueIn(cell, text)).toEqual({ fault: expect.stringContaining('formula') })
  })

  it.each(['a=1', '1-2', 'x@y', ''])('%j opens as it is', (cell) => {
    expect(shielded(cell)).toBe(cell)
  })

  it.each(['=1+1', '+44', '-x', '@sum'])('%j is no formula for whoever opens it, and comes back as it was', (cell) => {
    expect(shielded(cell)).toBe(`'${cell}`)
    expect(valueIn(shielded(cell), text)).toEqual({ value: cell })
  })
})
