#!/usr/bin/env tsx
/** Serves a built mini program: `mini-program-host dist/weapp --port 9420`, or as DevTools' own cli is called. */
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { serve } from './server.ts'

const portDefault = 9420
const usage =
  'usage: mini-program-host <dist> [--port 9420] [--verbose]\n       mini-program-host auto --project <folder> --auto-port 9420'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    port: { type: 'string' },
    project: { type: 'string' },
    'auto-port': { type: 'string' },
    verbose: { type: 'boolean' },
    help: { type: 'boolean' },
  },
})

/** `miniprogram-automator.launch({ cliPath })` passes a project folder; its config says where the build is. */
function distOf(project: string): string {
  const config = JSON.parse(fs.readFileSync(path.join(project, 'project.config.json'), 'utf8')) as {
    miniprogramRoot?: string
  }
  return path.join(project, config.miniprogramRoot ?? '.')
}

const dist = positionals[0] === 'auto' ? distOf(String(values.project ?? '.')) : positionals[0]
if (values.help || !dist) {
  console.error(usage)
  process.exit(values.help ? 0 : 2)
}

const port = Number(values['auto-port'] ?? values.port ?? portDefault)
const { wsEndpoint, host, close } = await serve({ dist, port, host: { verbose: values.verbose === true } })
console.log(`${wsEndpoint}  ${host.pkg.dir}`)
process.on('SIGINT', () => void close())
process.on('SIGTERM', () => void close())
