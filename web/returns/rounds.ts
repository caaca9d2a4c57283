import type { Operations } from '../client/contract.ts'
import { type Html, html } from '../html.ts'

export type Round = Operations['listRounds']['answer']['rounds'][number]

type Answered = Pick<Round, 'round' | 'status' | 'due' | 'submitted' | 'late'>

/** How an organisation's own return stands in a round. */
export const standingOf = (
  round: Answered,
): 'nothing asked' | 'answered' | 'answered late' | 'to be answered' | 'not answered' => {
  if (round.due === 0) return 'nothing asked'
  if (round.submitted > 0) return 'answered'
  if (round.late > 0) return 'answered late'
  return round.status === 'open' ? 'to be answered' : 'not answered'
}

/** The latest round that asks anything, of rounds with the newest first. */
export const latestAsking = <One extends Answered>(rounds: readonly One[]): One | undefined =>
  rounds.find(({ due }) => due > 0)

const colours: Readonly<Record<ReturnType<typeof standingOf>, string>> = {
  'nothing asked': 'grey',
  answered: 'green',
  'answered late': 'yellow',
  'to be answered': 'blue',
  'not answered': 'red',
}

export const standingTag = (round: Answered): Html =>
  html`<strong class="nhsuk-tag nhsuk-tag--${colours[standingOf(round)]}">${standingOf(round)}</strong>`
