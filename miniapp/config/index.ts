import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import { demoMembers } from './demo-members'

const shared = path.resolve(__dirname, '..', '..', 'shared', 'src')
/** Written for younger phones than ours: its classes have fields. */
const hashes = path.dirname(require.resolve('@noble/hashes/sha2.js', { paths: [shared] }))
const cssModules = {
  enable: true,
  config: { namingPattern: 'module' as const, generateScopedName: '[name]__[local]___[hash:base64:5]' },
}
const { API_BASE, ASSET_BASE, EMULATOR_URL, DEMO_MEMBERS, OUT_DIR, TARO_ENV } = process.env

const config: UserConfigExport<'webpack5'> = {
  projectName: 'laurel',
  date: '2026-11-21',
  designWidth: 375,
  deviceRatio: { 640: 2.34 / 2, 750: 1, 375: 2, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: OUT_DIR || `dist/${TARO_ENV}`,
  plugins: [],
  defineConstants: {
    API_BASE: JSON.stringify(API_BASE ?? 'http://127.0.0.1:8787/api'),
    ASSET_BASE: JSON.stringify(ASSET_BASE ?? 'http://127.0.0.1:8787'),
    EMULATOR_URL: JSON.stringify(EMULATOR_URL ?? ''),
    // They exist in the emulator only, so without it nobody is named.
    DEMO_MEMBERS: DEMO_MEMBERS ?? JSON.stringify(EMULATOR_URL ? demoMembers : []),
  },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  logger: { quiet: true, stats: false },
  mini: {
    // CSS modules name every class apart, so the order of the files says nothing.
    miniCssExtractPluginOption: { ignoreOrder: true },
    compile: { include: [shared, hashes] },
    optimizeMainPackage: { enable: true },
    postcss: { pxtransform: { enable: true, config: {} }, cssModules },
  },
  h5: {
    miniCssExtractPluginOption: { ignoreOrder: true },
    compile: { include: [shared, hashes] },
    // Relative, so that the preview can be served from any path.
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    postcss: { autoprefixer: { enable: true, config: {} }, cssModules },
  },
}

export default defineConfig<'webpack5'>(async () => config)
