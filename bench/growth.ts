import { type Figure, figure } from './figures.ts'
import { fillCube, longRun } from './filled-model.ts'
import { meteredOverModel, setTheScene } from './ladder-with-meter.ts'
import { costsOfQueries, queries } from './query-units.ts'
import { workloadOf } from './workload.ts'

const SIZES = [10_000, 100_000, 1_000_000]
const MOST_NATIONAL_UNITS = 8

/** How units, rows and the handler's own time grow from ten thousand to a million enrolments, on the model of DynamoDB. */
export const growth = async (log: (line: string) => void): Promise<Figure[]> => {
  const workload = workloadOf(longRun)
  const asked = queries(workload)
  const bySize: Awaited<ReturnType<typeof costsOfQueries>>[] = []
  for (const enrolments of SIZES) {
    const ladder = await meteredOverModel()
    await setTheScene(ladder, workload)
    const rows = fillCube(ladder.model, workload, enrolments)
    log(`  ${enrolments} enrolments: ${rows} rows of the cube`)
    bySize.push(await costsOfQueries(ladder, asked))
  }
  log(`  units, rows read and milliseconds of the handler at ${SIZES.join(', ')} enrolments`)
  const largest = bySize.at(-1) ?? []
  for (const [nth, { name, answered }] of largest.entries()) {
    const columns = bySize.map((costs) => {
      const { units = 0, rows = 0, ms = 0 } = costs[nth] ?? {}
      return `${units.toFixed(1).padStart(9)} ${String(rows).padStart(7)} ${ms.toFixed(0).padStart(6)}`
    })
    log(`  ${name.padEnd(38)}${columns.join('  |')}   → ${answered} rows`)
  }
  return largest.map(({ name, units, isNational }) =>
    figure(`${name}, at 1 M: read units`, units, 'a query', isNational ? { atMost: MOST_NATIONAL_UNITS } : undefined),
  )
}
