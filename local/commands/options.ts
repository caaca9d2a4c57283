import { partsOf, portOf, UsageError } from '../options.ts'

const commands = ['verify', 'rebuild', 'reconcile'] as const
export type Command = (typeof commands)[number]

/** What a command works on: a platform on this machine, or a stage on AWS with the credentials of the environment. */
export type Place = { readonly port: number } | { readonly stage: string }
export type CommandLine = { readonly command: Command; readonly place: Place; readonly json: boolean }

export const usage = `Looks after what Ladder keeps.

  npm run -s ladder -- COMMAND [options]

  verify      prove records and cube again from the log, and print what differs
  rebuild     make records and cube anew beside the live ones, compare, let them be asked, drop the old;
              one that was stopped goes on where it was
  reconcile   project every subject that is behind the log or the register

  --port N      the platform on this machine that listens there (3000)
  --stage NAME  the stage on AWS, with region and credentials from the environment as usual
  --json        say the result as one line of JSON
  --help        show this

Exit: 0 all is as it should be, 1 something differs, 2 the command line is wrong, 3 it could not be done.
`

const known = {
  port: { type: 'string', default: '3000' },
  stage: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** The command of a command line, or 'help'. A UsageError says what is wrong with it. */
export const parseCommand = (args: readonly string[]): CommandLine | 'help' => {
  const { values, positionals } = partsOf({ args: [...args], options: known, allowPositionals: true })
  const [name, ...others] = positionals
  if (values.help || (name === undefined && others.length === 0)) return 'help'
  const command = commands.find((each) => each === name)
  if (!command) throw new UsageError(`there is no command '${name}': the commands are ${commands.join(', ')}`)
  if (others.length > 0) throw new UsageError(`'${others[0]}' is more than ${command} takes`)
  return { command, json: values.json, place: placeOf(values.stage, values.port) }
}

const placeOf = (stage: string | undefined, port: string): Place => {
  if (stage !== undefined) {
    if (!/^[a-z][a-z0-9-]*$/.test(stage)) throw new UsageError(`--stage must be the name of a stage, not '${stage}'`)
    return { stage }
  }
  return { port: portOf(port, 1) }
}
