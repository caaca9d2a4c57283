import { parseCommandLine } from './commands/command-line.ts'
import { commands } from './commands/commands.ts'
import { discreet, discreetJson } from './commands/discreet.ts'
import { exitOf } from './commands/exit.ts'
import { helpOf } from './commands/help.ts'
import { progressTo } from './commands/progress.ts'

const main = async (): Promise<number> => {
  const line = parseCommandLine(process.argv.slice(2), commands)
  if (line.asks === 'help') {
    process.stdout.write(helpOf(commands, line.command))
    return 0
  }
  const { command, values, positionals, json, quiet } = line
  const progress = progressTo(quiet ? { write: () => undefined } : process.stderr)
  const terminal = { report: progress.report, environment: process.env }
  const { said, result, isRight } = await command.run(values, positionals, terminal).finally(progress.end)
  const text = json ? discreetJson(result) : discreet(said).trimEnd()
  if (text !== '') process.stdout.write(`${text}\n`)
  return isRight ? 0 : 1
}

process.exitCode = await main().catch((error: unknown) => {
  const { says, code } = exitOf(error)
  process.stderr.write(`${discreet(says)}\n`)
  return code
})
