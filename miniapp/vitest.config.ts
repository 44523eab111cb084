import path from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: {
      '@tarojs/taro': path.resolve(import.meta.dirname, 'test', 'taro.ts'),
    },
  },
  define: {
    API_BASE: JSON.stringify('http://api.test/api'),
    ASSET_BASE: JSON.stringify('http://api.test'),
    EMULATOR_URL: JSON.stringify(''),
    DEMO_MEMBERS: '[]',
    'process.env.TARO_ENV': JSON.stringify('weapp'),
  },
  esbuild: { jsx: 'automatic' },
  test: { maxWorkers: 2, environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'] },
})
