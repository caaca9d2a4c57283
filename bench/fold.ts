import type { RecordedEvent } from '#events/catalogue.ts'
import type { Organisation, Region } from '#events/identifiers.ts'
import { contributionOf } from '#shared/contribution.ts'
import { foldTrainee } from '#shared/trainee.ts'
import { bigHistory, bigRegister } from '../test/sql-oracle/big-history.ts'
import { type Figure, figure, spreadOf } from './figures.ts'

const TRAINEES = 20_000
const ROUNDS = 9

/**
 * Events that a second of a core folds into records and these into contributions, from parsed events grouped by trainee. Time
 * is the process's own, so that neighbours on the machine count little; the collector's threads count too.
 */
export const fold = async (log: (line: string) => void): Promise<Figure[]> => {
  const { lives, routeOf, regionOf } = livesOfBigHistory(TRAINEES)
  const events = lives.reduce((sum, life) => sum + life.length, 0)
  const rates = Array.from({ length: ROUNDS }, () => {
    const start = process.cpuUsage()
    let shares = 0
    for (const life of lives) shares += contributionOf(foldTrainee(life, routeOf), regionOf).length
    if (shares < TRAINEES / 2) throw new Error(`${shares} shares of ${TRAINEES} trainees are too few`)
    const { user, system } = process.cpuUsage(start)
    return events / ((user + system) / 1_000_000)
  })
  const { median, lowest, highest } = spreadOf(rates.slice(1))
  log(`  ${events} events: ${rates.map((rate) => Math.round(rate / 1000)).join(', ')} thousand a CPU second`)
  return [
    figure('fold and contribution: events', median, 'a CPU second', { atLeast: 300_000 }),
    figure('fold and contribution: slowest and fastest round', lowest / highest, '×'),
  ]
}

const livesOfBigHistory = (trainees: number) => {
  const { employers } = bigRegister()
  const routes = new Map<string, 'higher-apprenticeship' | 'foundation-degree' | 'cert-he' | 'diploma'>()
  const lives = new Map<string, RecordedEvent[]>()
  for (const event of bigHistory(1, trainees)) {
    if (event.type === 'programme.opened') routes.set(event.subject, event.data.route as never)
    if (!event.subject.startsWith('t_')) continue
    const life = lives.get(event.subject)
    // Parsed from text as the log's are, so that objects have the shapes that the projector meets.
    const stored = JSON.parse(JSON.stringify({ ...event, recordedtime: event.time })) as RecordedEvent
    if (life) life.push(stored)
    else lives.set(event.subject, [stored])
  }
  return {
    lives: [...lives.values()],
    routeOf: (programme: string) => routes.get(programme),
    regionOf: (employer: Organisation) => employers[employer]?.region as Region,
  }
}
