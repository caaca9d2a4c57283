import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Person } from './people.ts'
import type { SignInRequest } from './request.ts'

const minutes = 5

type Grant = { readonly person: Person; readonly request: SignInRequest }

type Kept = Grant & { readonly until: number }

type Redeemed = { readonly code: string; readonly redirectUri: string; readonly verifier: string }

export type Codes = {
  readonly give: (grant: Grant) => string
  /** What a code stands for, once, within five minutes, to whoever has the verifier that its challenge was made of. */
  readonly redeem: (redeemed: Redeemed) => Grant | undefined
}

export const openCodes = (clock: Clock): Codes => {
  const kept = new Map<string, Kept>()
  const now = () => clock.now().getTime()

  return {
    give: (grant) => {
      for (const [code, { until }] of kept) if (until < now()) kept.delete(code)
      const code = randomBytes(32).toString('base64url')
      kept.set(code, { ...grant, until: now() + minutes * 60_000 })
      return code
    },
    redeem: ({ code, redirectUri, verifier }) => {
      const grant = kept.get(code)
      // A code that somebody has tried is spent, whatever came of it: nobody guesses a verifier twice.
      kept.delete(code)
      if (!grant || grant.until < now() || grant.request.redirectUri !== redirectUri) return undefined
      return challengeOf(verifier) === grant.request.challenge ? grant : undefined
    },
  }
}

/** S256 of RFC 7636. */
const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url')
