import { describeError } from '../describe-error.ts'
import { UsageError } from '../options.ts'
import { StartupError } from '../startup-error.ts'
import { NotReached, Refused } from './http/errors.ts'

/** What a person can do about an error of AWS's. */
const advice: Readonly<Record<string, string>> = {
  CredentialsProviderError: 'There are no AWS credentials: set AWS_PROFILE, or sign in.',
  ResourceNotFoundException: 'There is no such stage in this account and region.',
  AccessDeniedException:
    'These credentials may not read or write the stage’s tables: docs/deploying.md lists the rights.',
}

/** What a command that failed says, and the code it ends with: 1 refused, 2 wrong usage, 3 out of reach. */
export const exitOf = (error: unknown): { readonly says: string; readonly code: number } => {
  const { name = '', message = '' } = error instanceof Error ? error : {}
  if (error instanceof UsageError) return { says: `${message}\nladder --help lists the commands`, code: 2 }
  if (error instanceof Refused) return { says: message, code: 1 }
  if (error instanceof NotReached || error instanceof StartupError) return { says: message, code: 3 }
  if (message.includes('Region is missing')) return { says: 'Set AWS_REGION to the region of the stage.', code: 3 }
  return { says: advice[name] ?? describeError(error), code: 3 }
}
