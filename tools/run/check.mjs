/** What can be told without running the product: form, types, who imports whom, what nobody uses, the house rules. */
import { pathToFileURL } from 'node:url'
import { install } from './prepare.mjs'
import { finish, step, suite } from './suites.mjs'

export async function checks() {
  await step('form (biome)', 'npx', ['biome', 'check', '--error-on-warnings'])
  await step('types of server, shared, tools, tests', 'npx', ['tsc', '-p', 'tsconfig.json'])
  await step('types of the mini program', 'npx', ['tsc', '-p', 'miniapp/tsconfig.json', '--noEmit'])
  await step('imports', 'npx', [
    'depcruise',
    '--config',
    '.dependency-cruiser.cjs',
    'shared/src',
    'server/src',
    'miniapp/src',
    'tests',
    'tools',
  ])
  await step('what nobody uses (knip)', 'npx', ['knip'])
  await suite('tidy', 'tests', { config: 'tests/tidy/vitest.config.ts' })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await install()
  await checks()
  finish()
}
