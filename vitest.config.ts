import { defineConfig } from 'vitest/config'

const beside = ['events', 'shared', 'functions', 'local', 'infra', 'web'].map((folder) => `${folder}/**/*.test.ts`)
const byWhatTheyProve = ['oracle', 'laws', 'model', 'sql-oracle', 'bench'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
)

// Two of these at once, whatever they are of: a machine of two cores would run them one by one unless told.
const maxWorkers = 2

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: [...beside, ...byWhatTheyProve], maxWorkers } },
      {
        test: {
          name: 'architecture',
          include: ['test/architecture/**/*.test.ts', 'test/contract/**/*.test.ts'],
          maxWorkers,
        },
      },
      { test: { name: 'faults', include: ['test/faults/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 120_000 } },
      {
        test: {
          name: 'infra',
          include: ['test/infra/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: 'test/browser/global-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // One browser and one platform for all of it, and other tests beside it.
          maxWorkers: 1,
        },
      },
    ],
  },
})
