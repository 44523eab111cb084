import { defineConfig } from 'vitest/config'

/** Unit tests beside the code, of everything that runs on Node. */
export default defineConfig({
  test: {
    include: ['shared/src/**/*.test.ts', 'server/src/**/*.test.ts', 'tools/*/src/**/*.test.ts'],
    testTimeout: 30_000,
  },
})
