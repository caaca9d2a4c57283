import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const quickestFirst = [/\/shared\//, /\/record\.test\.ts$/, /\/cube\.test\.ts$/, /./]
const rank = ({ moduleId }: TestSpecification): number => quickestFirst.findIndex((each) => each.test(moduleId))

/** The first failure ends a mutant, so what is quick and fails most comes first. */
class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    return files.toSorted((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1))
  }
}

export default defineConfig({
  test: {
    include: ['shared/**/*.test.ts', 'test/laws/**/*.test.ts'],
    // Of the clock and the store; and one that takes longer than all others and asks what the laws of the cube ask too.
    exclude: ['shared/clock.test.ts', 'shared/store/**', 'test/laws/{stored-ledger,definitions}.test.ts'],
    setupFiles: ['fewer-cases.ts'],
    isolate: false,
    // Of a file that takes seconds while Stryker takes notes, and so would lengthen the wait for a loop that never ends.
    testNamePattern: /^(?!.*of five megabytes)/,
    sequence: { sequencer: QuickestFirst },
  },
})
