import type { Difference } from '#shared/store/differences.ts'

const MOST_LINES = 50

/** What differs, for a person to read. */
export const differing = (differences: readonly Difference[]): string => {
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
