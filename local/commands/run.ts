import type { Difference, Report } from '#shared/store/differences.ts'
import type { Command } from './options.ts'

export type Outcome = {
  readonly said: string
  readonly result: object
  /** Whether all is as it should be. */
  readonly isRight: boolean
}

// The store reads its environment when it loads, so it is loaded when that is set.
const runs: Readonly<Record<Command, (report: Report, settleMs: number) => Promise<Outcome>>> = {
  verify: async (report) => {
    const { generations } = await import('#shared/store/generation.ts')
    const { verify } = await import('#shared/store/verify.ts')
    const { live } = await generations()
    const differences = await verify(live, report)
    const isRight = differences.length === 0
    const said = isRight
      ? `Generation ${live} is what the log says.`
      : `${differing(differences)}\nRepair with: ladder reconcile, or ladder rebuild.`
    return { said, result: { generation: live, differences }, isRight }
  },
  rebuild: async (report, settleMs) => {
    const { rebuild } = await import('#shared/store/rebuild.ts')
    const result = await rebuild(report, settleMs)
    const isRight = result.differences.length === 0
    const said = isRight
      ? `Generation ${result.generation} is what the log says, and is the one that is asked.`
      : `${differing(result.differences)}\nGeneration ${result.generation} is still the one that is asked.`
    return { said, result, isRight }
  },
  reconcile: async () => {
    const { reconcile } = await import('#shared/store/reconcile.ts')
    const behind = await reconcile()
    const said = behind === 0 ? 'Nothing was behind.' : `Brought up to date: ${behind}.`
    return { said, result: { behind }, isRight: true }
  },
}

const MOST_LINES = 50

const differing = (differences: readonly Difference[]): string => {
  const lines = differences
    .slice(0, MOST_LINES)
    .map(
      ({ in: place, name, wanted, found }) =>
        `  ${place} ${name}\n    wanted ${textOf(wanted)}\n    stored ${textOf(found)}`,
    )
  const more = differences.length > MOST_LINES ? [`  … and ${differences.length - MOST_LINES} more`] : []
  return [`${differences.length} differences:`, ...lines, ...more].join('\n')
}

const textOf = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value))

/** Carries a command out where the environment leads. */
export const run = (command: Command, report: Report, settleMs: number): Promise<Outcome> =>
  runs[command](report, settleMs)
