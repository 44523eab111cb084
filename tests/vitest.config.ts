import { defineConfig } from 'vitest/config'

/** Names of folders below tests/, or all of them: `SUITE=journeys,faults`. */
const suites = (process.env.SUITE ?? 'invariants,journeys,contract,faults').split(',')

export default defineConfig({
  test: {
    include: suites.map((suite) => `${suite}/**/*.test.ts`),
    globalSetup: ['world/postgres-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Each file has a server and databases of its own. Left alone, vitest takes one core less than there are.
    maxWorkers: 2,
    // What a process remembers is hints only: files share one, and import the server once. A phone has a process of its own.
    isolate: suites.includes('miniapp'),
  },
})
