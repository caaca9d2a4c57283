import { kindOf, type Organisation } from '#events/identifiers.ts'
import type { ReturnRow } from '#events/return-rows.ts'
import type { Client } from './client.ts'
import { type Random, randomOf } from './random.ts'
import type { Stop } from './stops.ts'

type Round = { readonly returns: readonly { readonly organisation: Organisation; readonly status: string }[] }
type Prefilled = { readonly rows: readonly { readonly trainee: string; readonly asks: string }[] }

/** A trust whose education lead left, and a hospice that never had one: they have never answered. */
const NEVER: readonly Organisation[] = ['ods:ZZN03', 'ods:ZZN05']

type Answering = {
  readonly seed: number
  readonly england: Client
  readonly signedIn: (organisation: Organisation) => Promise<Client>
}

/** Those organisations fill their returns of a round that do so at this stop. */
export const answerReturns = async (
  { round, answering }: Pick<Stop, 'round' | 'answering'>,
  { seed, england, signedIn }: Answering,
): Promise<void> => {
  const { returns } = await england.get<Round>(`/collections/${round}`)
  for (const { organisation } of returns) {
    const random = randomOf(seed, `${round}/${organisation}`)
    if (habitOf(organisation, random) !== answering) continue
    const client = await signedIn(organisation)
    const path = `/collections/${round}/returns/${encodeURIComponent(organisation)}`
    const { rows } = await client.get<Prefilled>(path)
    await client.put(path, { rows: rows.map(({ trainee, asks }) => rowOf(organisation, trainee, asks, random)) })
  }
}

const habitOf = (organisation: Organisation, random: Random): Stop['answering'] | 'never' =>
  NEVER.includes(organisation) ? 'never' : random.pick(kindOf(organisation) === 'hei' ? heiHabits : employerHabits)

const heiHabits = [
  ['promptly', 80],
  ['reminded', 18],
  ['late', 2],
] as const
const employerHabits = [
  ['promptly', 55],
  ['reminded', 30],
  ['late', 6],
  ['never', 9],
] as const

/** What somebody writes in a row. Posts are told as events when there are any, so that a row about one is left as it is. */
const rowOf = (organisation: Organisation, trainee: string, asks: string, random: Random): ReturnRow => {
  if (asks === 'post') return { trainee }
  if (kindOf(organisation) === 'hei') return { trainee, status: 'continuing' }
  return { trainee, status: random.pick(progress), offTheJobHours: random.between(10, 40) * 10 }
}

const progress = [
  ['on-track', 880],
  ['behind', 118],
  ['left', 2],
] as const
