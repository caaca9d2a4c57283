import { parseEvent } from '#events/envelope.ts'
import type { Caller } from '../caller.ts'
import { admit } from '../door.ts'
import { pseudonymise } from '../pseudonyms.ts'
import { accepted } from '../refusal.ts'
import { asError, type Candidate, independentRuns, isAboutProgramme, isCandidate } from './candidates.ts'
import { references } from './reference.ts'
import { registerChecks } from './register-checks.ts'
import { type Receipt, takeRun } from './take.ts'

/** Takes one event in; a refusal when it does not stand up to the contract, the rules at the door or the register. */
export const ingest = async (input: unknown, caller: Caller, now: Date): Promise<Receipt> => {
  const [outcome] = await ingestBatch([input], caller, now)
  if (!outcome || outcome instanceof Error) throw outcome
  return outcome
}

/**
 * Takes events in as if they had been sent one by one in this order, and says for each what became of it: one bad event never
 * stops the others. An error that is no refusal means that this event may or may not be stored: send it again.
 */
export const ingestBatch = async (
  inputs: readonly unknown[],
  caller: Caller,
  now: Date,
): Promise<(Receipt | Error)[]> => {
  const candidates = await candidatesOf(inputs, caller, now)
  const register = await registerChecks(candidates.filter(isCandidate).map(({ event }) => event))

  const outcomes: (Receipt | Error)[] = []
  for (const run of independentRuns(candidates)) {
    outcomes.push(...(await takeRun(run, register, now)))
    if (run.filter(isCandidate).some(isAboutProgramme)) register.forgetProgrammes()
  }
  return outcomes
}

/** Events as far as they can be judged by themselves: contract, rules at the door, names in place of ULNs. */
export const candidatesOf = async (
  inputs: readonly unknown[],
  caller: Caller,
  now: Date,
): Promise<(Candidate | Error)[]> => {
  const referenceOf = await references()
  return inputs.map((input) => {
    try {
      const sent = accepted(parseEvent(input, now))
      admit(sent, caller)
      return { id: sent.id, event: pseudonymise(sent, referenceOf) }
    } catch (error) {
      return asError(error)
    }
  })
}
