import { defineConfig } from 'vitest/config'

/** The house rules as tests: they read the repository and run nothing of it. */
export default defineConfig({
  // One worker that keeps its modules: the compiler is loaded once, and a parsed file stays parsed.
  test: {
    dir: import.meta.dirname,
    include: ['**/*.test.ts'],
    isolate: false,
    maxWorkers: 1,
    testTimeout: 120_000,
  },
})
