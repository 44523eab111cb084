/** The other command: installs what is missing, checks, builds and tests everything. The last line counts. */
import { existsSync } from 'node:fs'
import { checks } from './check.mjs'
import { buildMiniapp, buildServer, checkMachine, install } from './prepare.mjs'
import { say } from './shell.mjs'
import { finish, suite } from './suites.mjs'

checkMachine()
await install()
await buildServer()
await checks()
await suite('unit', '.', { config: 'vitest.config.ts' })
await suite('mini program units', 'miniapp')
for (const name of ['invariants', 'journeys', 'contract', 'faults'])
  await suite(name, 'tests', { env: { SUITE: name } })

say('\n── builds')
await buildMiniapp('weapp', {
  API_BASE: 'http://127.0.0.1:8787/api',
  ASSET_BASE: 'http://127.0.0.1:8787',
  EMULATOR_URL: '',
})
await buildMiniapp('h5', { API_BASE: '/api', ASSET_BASE: '', EMULATOR_URL: 'http://127.0.0.1:4010' })
const chromium = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
)
if (!chromium)
  say('   Chromium is not on this machine: the H5 journeys are skipped (set CHROMIUM to its path).')
await suite('mini program journeys', 'tests', { env: { SUITE: 'miniapp', CHROMIUM: chromium ?? '' } })
finish()
