import { describe, expect, it } from 'vitest'
import { separatorOf } from './separator.ts'

describe('the separator of a file', () => {
  it.each([
    ['a,b,c\n', ','],
    ['a;b;c\n', ';'],
    ['a\tb\tc\n', '\t'],
    ['a|b|c\n', '|'],
    ['a\n1;2;3\n', ','],
    ['', ','],
    ['a;b,c;d\n', ';'],
    ['a,b;c\n', ','],
  ])('of %j is %j: what its first row has most of', (text, separator) => {
    expect(separatorOf(text)).toBe(separator)
  })

  it.each([
    ['"a,b,c","d,e";f;g\n', ';'],
    ['"a";"b, c, d, e"\n', ';'],
    ['"";"";","\n', ';'],
  ])('of %j is told by what stands outside quotation marks', (text, separator) => {
    expect(separatorOf(text)).toBe(separator)
  })

  it.each([
    ['\n  \na;b\n'],
    ['# for the return of June, please, by the 22nd\na;b\n'],
    ['"# one, two, three"\na;b\n'],
    ['  # one, two, three\na;b\n'],
    [' \t"#one, two, three"\na;b\n'],
  ])('of %j is told by the first row that is neither blank nor a comment', (text) => {
    expect(separatorOf(text)).toBe(';')
  })

  it('is told by a row that has a # further on', () => {
    expect(separatorOf('no; #,,,,\na;b;c\n')).toBe(',')
  })
})
