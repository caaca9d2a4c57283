import { describe, expect, it } from 'vitest'
import { parseOptions } from './options.ts'

describe('the command line', () => {
  it('has defaults', () => {
    expect(parseOptions([])).toEqual({ port: 3000, empty: false, verbose: false, build: true })
  })

  it('takes its options', () => {
    const args = [
      '--port',
      '0',
      '--empty',
      '--data',
      'kept',
      '--clock',
      '2021-04-01T00:00:00Z',
      '--verbose',
      '--no-build',
    ]
    expect(parseOptions(args)).toEqual({
      port: 0,
      empty: true,
      data: 'kept',
      clock: new Date('2021-04-01T00:00:00Z'),
      verbose: true,
      build: false,
    })
    expect(parseOptions(['--help', '--empty'])).toBe('help')
  })

  it.each([
    [['--prot', '1'], '--prot'],
    [['extra'], 'extra'],
    [['--port', 'high'], "not 'high'"],
    [['--port', '65536'], "not '65536'"],
    [['--clock', 'tomorrow'], "not 'tomorrow'"],
    [['--clock', '2021-13-01T00:00:00Z'], 'must be a time'],
    [['--data='], 'must name a folder'],
  ])('refuses %j by name', (args, message) => {
    expect(() => parseOptions(args)).toThrow(message)
  })
})
