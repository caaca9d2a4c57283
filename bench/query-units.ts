import type { LadderEvent } from '#events/catalogue.ts'
import { sourceOf } from '#events/envelope.ts'
import type { Query } from '#shared/plan.ts'
import { total } from './capacity-meter.ts'
import { type Figure, figure } from './figures.ts'
import { type Metered, meteredOverModel, sendAll, setTheScene } from './ladder-with-meter.ts'
import { area, type Workload, workloadOf } from './workload.ts'

/** What the national commissioner asks here: totals, every grouping, and one of each thing. */
export const queries = ({ programmes, employersOf, regionOf }: Workload): Query[] => {
  const [programme] = [...programmes.values()].slice(-1)
  const cohort = programme?.cohorts.at(-1) ?? ''
  const employer = employersOf.get(programme?.hei ?? '')?.[0] ?? ''
  const query = (aggregate: Query['aggregate'], groupBy: Query['groupBy'], filters: Query['filters'] = {}): Query => ({
    aggregate,
    groupBy,
    filters,
  })
  return [
    query('sustainability', []),
    query('churn', []),
    query('outcomes', []),
    query('churn', ['region']),
    query('sustainability', ['region']),
    query('outcomes', ['hei']),
    query('sustainability', ['programme']),
    query('outcomes', ['employer']),
    query('churn', ['employer']),
    query('churn', ['cohort']),
    query('outcomes', ['setting', 'funding']),
    query('churn', ['setting', 'funding']),
    query('churn', [], { cohort }),
    query('churn', [], { employer }),
    query('outcomes', [], { region: regionOf(employer) as NonNullable<Query['filters']['region']> }),
    query('outcomes', ['cohort'], { hei: programme?.hei ?? '' }),
    query('outcomes', ['programme'], { employer }),
    query('outcomes', ['cohort', 'employer']),
  ]
}

type QueryCost = {
  readonly name: string
  readonly isNational: boolean
  readonly units: number
  readonly rows: number
  readonly answered: number
  readonly ms: number
}

/** Read units, and rows of any table, that each query takes. `ms` is the handler's time, the store's not counted as on AWS. */
export const costsOfQueries = async (ladder: Metered, asked: readonly Query[]): Promise<QueryCost[]> => {
  const costs: QueryCost[] = []
  for (const query of asked) {
    ladder.meter.take()
    const start = performance.now()
    const { status, body } = await ladder.aggregate('hee:england', query)
    const ms = performance.now() - start
    if (status !== 200) throw new Error(`${nameOfQuery(query)} was answered with ${status}: ${JSON.stringify(body)}`)
    const { read, rows } = ladder.meter.take()
    const answered = (body as { rows: unknown[] }).rows.length
    const isNational = query.groupBy.length === 0 && Object.keys(query.filters).length === 0
    costs.push({ name: nameOfQuery(query), isNational, units: total(read), rows, answered, ms })
  }
  return costs
}

export const nameOfQuery = ({ aggregate, groupBy, filters }: Query): string => {
  const by = groupBy.length > 0 ? ` by ${groupBy.join(' × ')}` : ''
  const of = Object.keys(filters).map((slice) => ` of one ${slice}`)
  return `${aggregate}${of.join('')}${by || (of.length > 0 ? '' : ', national')}`
}

export const costLine = ({ name, units, rows, answered }: QueryCost): string =>
  `  ${name.padEnd(38)} ${units.toFixed(1).padStart(9)} units  ${String(rows).padStart(7)} rows read  ${answered} rows answered`

/** The same enrolments with twice the events: how many times the units that all queries take together. */
export const flatInEvents = async (): Promise<Figure> => {
  const workload = workloadOf(area)
  const ladder = await meteredOverModel()
  await setTheScene(ladder, workload)
  const lives = [...workload.lives(50)].map((life) => [...life])
  await sendAll(ladder, lives.flat())
  const once = await unitsOfAll(ladder, workload)
  await sendAll(ladder, lives.flat().map(anotherFact))
  return figure('units of all queries, twice the events', (await unitsOfAll(ladder, workload)) / once, '×', {
    atMost: 1,
  })
}

const unitsOfAll = async (ladder: Metered, workload: Workload): Promise<number> =>
  (await costsOfQueries(ladder, queries(workload))).reduce((sum, { units }) => sum + units, 0)

/** One more event about the same trainee that moves nobody: a module failed. */
const anotherFact = (event: LadderEvent, nth: number): LadderEvent => ({
  specversion: '1.0',
  id: `more-${nth}`,
  source: sourceOf('ukprn:10000100'),
  type: 'module.failed',
  subject: event.subject,
  time: event.time,
  data: { module: `X${nth}`, attempt: 1 },
})
