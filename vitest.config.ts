import { defineConfig } from 'vitest/config'

const beside = ['events', 'shared', 'functions', 'local', 'infra'].map((folder) => `${folder}/**/*.test.ts`)

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: [...beside, 'test/oracle/**/*.test.ts', 'test/laws/**/*.test.ts'] } },
      { test: { name: 'architecture', include: ['test/architecture/**/*.test.ts', 'test/contract/**/*.test.ts'] } },
      { test: { name: 'infra', include: ['test/infra/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
