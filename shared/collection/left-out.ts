import type { LadderEvent } from '#events/catalogue.ts'
import { LADDER_SOURCE } from '#events/envelope.ts'
import { type Saying, type Statement, sayingsOf, type Voice } from '../statements.ts'
import type { About, Content } from './content.ts'

/** What Ladder has said of those whom a return of an earlier round left out. */
export type LeftOut = { readonly round: string; readonly dropped: Content['dropped'] }

const voiceOf = ({ organisation, round, at }: About): Voice => ({
  source: LADDER_SOURCE,
  key: `dropped/${round}/${organisation}`,
  at,
  reason: `In the return for ${round} after all.`,
})

/** How many a return leaves out, as far as Ladder says so. */
export const leftOutCount = ({ dropped }: Pick<Content, 'dropped'>): number =>
  dropped.filter(([, { content }]) => content !== undefined).length

/**
 * What Ladder says of those whom a return asks about and leaves out, and takes back of others; while some row cannot be read, it
 * says so of nobody more than before. A nil return leaves out nobody.
 */
export const leavingOut = (
  { asked, dropped }: Content,
  present: ReadonlySet<string>,
  { isNil, isReadable }: { readonly isNil: boolean; readonly isReadable: boolean },
  about: About,
): Saying[] => {
  const already = new Set(dropped.flatMap(([slot, { content }]) => (content === undefined ? [] : [slot])))
  const isLeftOut = (trainee: string) => !isNil && !present.has(trainee) && (isReadable || already.has(trainee))
  const { organisation, round } = about
  const wanted = asked
    .filter(({ trainee }) => isLeftOut(trainee))
    .map(({ trainee }): [string, Statement] => [
      trainee,
      { type: 'trainee.dropped', subject: trainee, data: { organisation, from: 'return', period: round } },
    ])
  return sayingsOf(new Map(dropped), new Map(wanted), voiceOf(about))
}

/** What Ladder takes back of earlier rounds, since this round's return has whom those left out: each once. */
export const backAgain = (
  { back = [] }: Content,
  present: ReadonlySet<string>,
  leftOut: readonly LeftOut[],
  about: About,
): LadderEvent[] =>
  leftOut
    .flatMap(({ round, dropped }) => {
      const voice = { ...voiceOf({ ...about, round }), reason: `In the return for ${about.round} again.` }
      const there = dropped.filter(([trainee]) => present.has(trainee))
      return sayingsOf(new Map(there), new Map(), voice).flatMap(({ events }) => events)
    })
    .filter(({ id }) => !back.includes(id))
