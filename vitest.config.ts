import { defineConfig } from 'vitest/config'

/** Unit tests beside the code, of everything that runs on Node. */
export default defineConfig({
  test: {
    include: ['shared/src/**/*.test.ts', 'server/src/**/*.test.ts', 'tools/*/src/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Loading the program costs more than most tests: the files of one worker share it. Left alone, vitest takes one core less than there are.
    isolate: false,
    maxWorkers: 2,
  },
})
