import { partsOf, UsageError } from '../options.ts'
import type { Command, Options, Values } from './command.ts'

/** What every command takes. */
export const common = {
  json: { type: 'boolean', says: 'say the result as one line of JSON' },
  quiet: { type: 'boolean', says: 'tell nothing of the progress' },
  help: { type: 'boolean', says: 'show this' },
} as const satisfies Options

export type CommandLine =
  | { readonly asks: 'help'; readonly command?: Command }
  | {
      readonly asks: 'run'
      readonly command: Command
      readonly values: Values<Options>
      readonly positionals: readonly string[]
      readonly json: boolean
      readonly quiet: boolean
    }

/** What a command line asks for. A UsageError says what is wrong with it. */
export const parseCommandLine = (args: readonly string[], commands: readonly Command[]): CommandLine => {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === 'help') return { asks: 'help' }
  const command = commands.find((each) => each.name === name)
  if (!command)
    throw new UsageError(
      name.startsWith('-')
        ? `The command comes first: ladder COMMAND ${name}`
        : `there is no command '${name}': the commands are ${commands.map((each) => each.name).join(', ')}`,
    )
  const options = { ...command.options, ...common }
  const { values, positionals } = partsOf({ args: rest, options, allowPositionals: true })
  if (values.help) return { asks: 'help', command }
  const most = command.takes === '' ? 0 : 1
  if (positionals.length > most) throw new UsageError(`'${positionals[most]}' is more than ${name} takes`)
  if (positionals.length < most && !command.takes.startsWith('['))
    throw new UsageError(`${name} needs ${command.takes}: ladder ${name} ${command.takes}`)
  const { json = false, quiet = false, help: _, ...own } = values as Values<typeof common>
  return { asks: 'run', command, values: own, positionals, json, quiet }
}
