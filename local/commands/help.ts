import type { Command, Options } from './command.ts'
import { common } from './command-line.ts'

const WIDTH = 100

/** What `ladder --help` shows: every command, or one with its options. */
export const helpOf = (commands: readonly Command[], command?: Command): string =>
  command ? helpOfOne(command) : helpOfAll(commands)

const EXIT =
  'Exit: 0 all is well, 1 something was refused or differs, 2 the command line is wrong, 3 Ladder cannot be reached or does not allow it.'

const helpOfAll = (commands: readonly Command[]): string => {
  const listed = (isFor: Command['isFor']) =>
    aligned(commands.filter((command) => command.isFor === isFor).map((each) => [titleOf(each), each.says]))
  const parts = [
    'Ladder at a terminal.',
    '  ladder COMMAND [options]      ladder COMMAND --help shows the options of one',
    'For organisations and commissioners, through the API:',
    listed('everybody'),
    paragraph(
      "Each takes --url URL (LADDER_URL, else http://127.0.0.1:3000) and --as ORG (LADDER_CLIENT_ID); the secret is LADDER_CLIENT_SECRET, on this machine 'local'. Where tokens come from elsewhere, LADDER_TOKEN_URL says so.",
    ),
    'For operators, on what Ladder keeps:',
    listed('operators'),
    paragraph(
      'Each takes --port N, a platform on this machine (3000), or --stage NAME, a stage on AWS; clock takes --url and --as.',
    ),
    paragraph('All take --json and --quiet.'),
    paragraph(EXIT),
  ]
  return `${parts.join('\n\n')}\n`
}

const helpOfOne = (command: Command): string => `${titleOf(command)}: ${command.says}

  ladder ${titleOf(command)} [options]

${aligned(Object.entries<Options[string]>({ ...command.options, ...common }).map(([name, option]) => [`--${name}${option.value ? ` ${option.value}` : ''}`, option.says]))}

${paragraph(EXIT)}
`

const titleOf = ({ name, takes }: Command): string => (takes ? `${name} ${takes}` : name)

/** Two columns, the second broken into lines. */
const aligned = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([name]) => name.length)) + 3
  return rows
    .map(([name, says]) => `  ${name.padEnd(width)}${brokenAt(WIDTH - width, says).join(`\n  ${' '.repeat(width)}`)}`)
    .join('\n')
}

const paragraph = (text: string): string => brokenAt(WIDTH, text).join('\n')

const brokenAt = (width: number, text: string): string[] => {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}
