import { expect, it } from 'vitest'
import { parseCommandLine } from './command-line.ts'
import { commands } from './commands.ts'
import { helpOf } from './help.ts'

const parse = (...line: readonly string[]) => parseCommandLine(line, commands)

it.each([
  [['verfy'], "there is no command 'verfy': the commands are send, import"],
  [['--json', 'verify'], 'The command comes first'],
  [['send'], 'send needs FILE: ladder send FILE'],
  [['send', 'a', 'b'], "'b' is more than send takes"],
  [['verify', 'a'], "'a' is more than verify takes"],
  [['verify', '--where', 'a=b'], "Unknown option '--where'"],
])('%j is told what is wrong with it', (line, says) => {
  expect(() => parse(...line)).toThrow(says)
})

it('what every command takes is set apart from its own', () => {
  expect(parse('aggregates', 'churn', '--where', 'region=Y62', '--where', 'route=cert-he', '--json')).toMatchObject({
    asks: 'run',
    command: { name: 'aggregates' },
    positionals: ['churn'],
    values: { where: ['region=Y62', 'route=cert-he'] },
    json: true,
    quiet: false,
  })
})

it('the help has every command, and that of a command every option', () => {
  expect(parse()).toEqual({ asks: 'help' })
  const all = helpOf(commands)
  for (const command of commands) {
    expect(all).toContain(`  ${command.name} `)
    const own = helpOf(commands, command)
    for (const name of Object.keys(command.options)) expect(own).toContain(`--${name}`)
    expect(parse(command.name, '--help')).toEqual({ asks: 'help', command })
  }
  expect(all.split('\n').filter((line) => line.length > 110)).toEqual([])
})
