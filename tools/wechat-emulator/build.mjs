/** Builds the package as it is published: dist/ with a manifest of its own, two programs, their types and the fixtures. */
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build } from 'esbuild'

const here = import.meta.dirname
const dist = join(here, 'dist')
const manifest = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'))
const { tsx: _ours, ...dependencies } = manifest.dependencies

rmSync(dist, { recursive: true, force: true })
mkdirSync(dist)
await bundle()
if (!process.argv.includes('--no-types')) writeTypes()
copyFixtures()
writeManifest()
cpSync(join(here, 'README.md'), join(dist, 'README.md'))
cpSync(join(here, '../../LICENSE'), join(dist, 'LICENSE'))

async function bundle() {
  await build({
    absWorkingDir: here,
    entryPoints: ['src/index.ts', 'src/cli.ts'],
    outdir: 'dist',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external: Object.keys(dependencies),
    logLevel: 'warning',
  })
  // In the repository the command runs as TypeScript.
  const command = join(dist, 'cli.js')
  writeFileSync(command, readFileSync(command, 'utf8').replace(/^#!.*/, '#!/usr/bin/env node'))
  chmodSync(command, 0o755)
}

/** Declarations name the files they stand beside. */
function writeTypes() {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', join(here, 'tsconfig.build.json')], { stdio: 'inherit' })
  for (const name of readdirSync(join(dist, 'types'), { recursive: true })) {
    if (!name.endsWith('.d.ts')) continue
    const file = join(dist, 'types', name)
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/(from '\.[^']*)\.ts'/g, "$1.js'"))
  }
}

function copyFixtures() {
  const fixtures = join(here, 'src/fixtures')
  mkdirSync(join(dist, 'fixtures'))
  for (const name of readdirSync(fixtures)) {
    if (name.endsWith('.json')) cpSync(join(fixtures, name), join(dist, 'fixtures', name))
  }
}

function writeManifest() {
  const { name, version, description, keywords, license, type, engines } = manifest
  const published = {
    name,
    version,
    description,
    keywords,
    license,
    type,
    engines,
    bin: { 'wechat-emulator': 'cli.js' },
    exports: {
      '.': { types: './types/index.d.ts', default: './index.js' },
      './fixtures/*.json': './fixtures/*.json',
    },
    files: ['*.js', 'types', 'fixtures'],
    dependencies,
  }
  writeFileSync(join(dist, 'package.json'), `${JSON.stringify(published, null, 2)}\n`)
}
