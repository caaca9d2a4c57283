import type { LadderEvent } from '#events/catalogue.ts'
import { type Spent, total } from './capacity-meter.ts'
import { type Figure, figure } from './figures.ts'
import { fillCube, longRun } from './filled-model.ts'
import { type Metered, type MeteredLadder, sendAll, setTheScene } from './ladder-with-meter.ts'
import { area, country, liveBatches, type Spreading, workloadOf } from './workload.ts'

/** What some events have cost. */
export type Cost = { readonly name: string; readonly events: number; readonly spent: Spent }

type Shape = {
  readonly name: string
  readonly spreading: Spreading
  readonly trainees: number
  readonly cost: (ladder: Metered, lives: readonly (readonly LadderEvent[])[]) => Promise<Omit<Cost, 'name'>[]>
  /** What the costs are of, when there are several. */
  readonly parts?: readonly string[]
  readonly most?: number
  /** Enrolments that the cube holds before; an addition to a row costs by the row's size. */
  readonly filled?: number
}

/** Enrolments first, then everything else, in batches of so many trainees with one event each. */
const live =
  (trainees: number): Shape['cost'] =>
  async (ladder, lives) => {
    const firsts = lives.map(([first]) => first as LadderEvent)
    const enrolments = await sendBatches(ladder, inParts(firsts, trainees))
    const rest = await sendBatches(
      ladder,
      liveBatches(
        lives.map(([, ...later]) => later),
        trainees,
      ),
    )
    return [enrolments, rest]
  }

const alone: Shape['cost'] = async (ladder, lives) => [
  await sendBatches(
    ladder,
    lives.flat().map((event) => [event]),
  ),
]

const wholeLives: Shape['cost'] = async (ladder, lives) => [
  await sendBatches(
    ladder,
    inParts(lives, 25).map((part) => part.flat()),
  ),
]

const LIVE_PARTS = ['enrolments', 'after enrolment']
const shapes: readonly Shape[] = [
  { name: 'live, 25 trainees', spreading: area, trainees: 50, cost: live(25), parts: LIVE_PARTS, most: 10 },
  {
    name: 'live, 25 trainees, beside 10,000',
    spreading: area,
    trainees: 50,
    cost: live(25),
    parts: LIVE_PARTS,
    most: 10,
    filled: 10_000,
  },
  { name: 'live, 100 trainees', spreading: area, trainees: 120, cost: live(100), parts: LIVE_PARTS, most: 10 },
  { name: 'live, 25 from all over', spreading: country, trainees: 50, cost: live(25), parts: LIVE_PARTS, most: 10 },
  { name: 'bulk, 25 whole lives', spreading: area, trainees: 50, cost: wholeLives, most: 3 },
  { name: 'one event alone', spreading: area, trainees: 15, cost: alone },
]

/** What an event costs in every shape in which events arrive: ingest, projection and relay together. */
export const eventCosts = async (
  make: MeteredLadder,
  isWanted: (shape: string) => boolean = () => true,
): Promise<{ costs: Cost[]; figures: Figure[] }> => {
  const costs: Cost[] = []
  const figures: Figure[] = []
  for (const { name, spreading, trainees, cost, parts = [], most, filled } of shapes.filter((shape) =>
    isWanted(shape.name),
  )) {
    const workload = workloadOf(spreading)
    const ladder = await make()
    await setTheScene(ladder, workload)
    if (filled && ladder.model) fillCube(ladder.model, workloadOf(longRun), filled)
    const found = await cost(
      ladder,
      [...workload.lives(trainees)].map((life) => [...life]),
    )
    await ladder.stop()
    const each = found.map((one, nth) => ({ ...one, name: parts[nth] ? `${name}: ${parts[nth]}` : name }))
    costs.push(...each)
    const perEvent = (of: 'write' | 'read', among = each) =>
      among.reduce((sum, { spent }) => sum + total(spent[of]), 0) / among.reduce((sum, one) => sum + one.events, 0)
    figures.push(figure(`${name}: write units`, perEvent('write'), 'an event', most ? { atMost: most } : undefined))
    figures.push(figure(`${name}: read units`, perEvent('read'), 'an event'))
    if (each.length > 1)
      for (const one of each) figures.push(figure(`${one.name}: write units`, perEvent('write', [one]), 'an event'))
  }
  return { costs, figures }
}

const sendBatches = async (
  ladder: Metered,
  batches: readonly (readonly LadderEvent[])[],
): Promise<Omit<Cost, 'name'>> => {
  for (const batch of batches) await sendAll(ladder, batch)
  return { events: batches.reduce((sum, batch) => sum + batch.length, 0), spent: ladder.meter.take() }
}

const inParts = <Each>(all: readonly Each[], size: number): Each[][] =>
  Array.from({ length: Math.floor(all.length / size) }, (_, part) => all.slice(part * size, (part + 1) * size))

/** Where the units of an event go, a line for each cost. */
export const breakdown = ({ name, events, spent }: Cost): string => {
  const line = (of: 'write' | 'read') =>
    [...spent[of]]
      .toSorted(([, a], [, b]) => b - a)
      .map(([part, units]) => `${part} ${(units / events).toFixed(2)}`)
      .join(', ')
  return `  ${name} (${events} events)\n    write: ${line('write')}\n    read:  ${line('read')}`
}
