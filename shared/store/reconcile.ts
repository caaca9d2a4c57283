import { isProgramme } from '#events/envelope.ts'
import type { Organisation } from '#events/identifiers.ts'
import { generations } from './generation.ts'
import { countsBySubject } from './log.ts'
import { organisations } from './organisations.ts'
import { programmesKept } from './programmes.ts'
import { project } from './project.ts'
import { allLedgers } from './records.ts'
import type { Facts } from './wanted.ts'

const AT_ONCE = 200

/**
 * Projects every subject that is behind its log or the register: what a lost batch, an outage longer than the stream keeps
 * records, or a race with a change of the register has left. Gives how many there were.
 */
export const reconcile = async (): Promise<number> => {
  const behind = [...(await subjectsBehind())]
  // Programmes first: the trainees' folds look up their routes.
  behind.sort((a, b) => Number(isProgramme(b)) - Number(isProgramme(a)))
  for (let at = 0; at < behind.length; at += AT_ONCE) await project(behind.slice(at, at + AT_ONCE))
  return behind.length
}

const subjectsBehind = async (): Promise<ReadonlySet<string>> => {
  const wanted = new Map(await countsBySubject())
  const behind = new Set<string>()
  const programmes = await programmesKept()
  const basisNow = await currentBasis((id) => programmes.get(id)?.programme?.route)
  const check = (subject: string, events: number, basis = '') => {
    if (wanted.get(subject) !== events || basisNow(basis) !== basis) behind.add(subject)
    wanted.delete(subject)
  }
  for (const [id, { events }] of programmes) check(id, events)
  const { live } = await generations()
  for await (const { subject, ledger } of allLedgers(live)) check(subject, ledger.events, ledger.basis)
  for (const subject of wanted.keys()) behind.add(subject)
  return behind
}

/** A basis as the register would word it today. */
const currentBasis = async (routeOf: Facts['routeOf']): Promise<(basis: string) => string> => {
  const regions = new Map<Organisation, string>()
  for await (const { id, region = '' } of organisations()) regions.set(id, region)
  const currentValue = (name: string): string =>
    name.includes('/') ? (routeOf(name) ?? '') : (regions.get(name) ?? '')
  return (basis) =>
    basis
      .split(' ')
      .map((fact) => fact.split('=')[0] ?? '')
      .map((name) => (name === '' ? '' : `${name}=${currentValue(name)}`))
      .join(' ')
}
