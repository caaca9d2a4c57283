import { parseCommand, usage } from './commands/options.ts'
import { progressTo } from './commands/progress.ts'
import { reach } from './commands/reach.ts'
import { run } from './commands/run.ts'
import { describeError } from './describe-error.ts'
import { UsageError } from './options.ts'
import { StartupError } from './startup-error.ts'

const complain = (line: string) => process.stderr.write(`${line}\n`)

const main = async (): Promise<number> => {
  const line = parseCommand(process.argv.slice(2))
  if (line === 'help') {
    process.stdout.write(usage)
    return 0
  }
  const settleMs = await reach(line.place)
  const progress = progressTo(process.stderr)
  const { said, result, isRight } = await run(line.command, progress.report, settleMs).finally(progress.end)
  process.stdout.write(line.json ? `${JSON.stringify(result)}\n` : `${said}\n`)
  return isRight ? 0 : 1
}

/** What a person can do about an error of AWS's. */
const advice: Readonly<Record<string, string>> = {
  CredentialsProviderError: 'There are no AWS credentials: set AWS_PROFILE, or sign in.',
  ResourceNotFoundException: 'There is no such stage in this account and region.',
  AccessDeniedException:
    'These credentials may not read or write the stage’s tables: docs/deploying.md lists the rights.',
}

const exitCodeOf = (error: unknown): number => {
  if (error instanceof UsageError) {
    complain(`${error.message}\nnpm run -s ladder -- --help lists the commands`)
    return 2
  }
  const { name = '', message = '' } = error instanceof Error ? error : {}
  const isRegion = message.includes('Region is missing')
  complain(
    error instanceof StartupError
      ? message
      : isRegion
        ? 'Set AWS_REGION to the region of the stage.'
        : (advice[name] ?? describeError(error)),
  )
  return 3
}

process.exitCode = await main().catch(exitCodeOf)
