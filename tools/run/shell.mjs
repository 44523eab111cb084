/** Runs commands with visible progress. Plain JavaScript: this runs before anything is installed. */
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
export const cacheDir = join(root, '.cache')
export const say = (line = '') => process.stdout.write(`${line}\n`)

/** One sentence, and out. */
export function stop(sentence) {
  process.stderr.write(`\n${sentence}\n`)
  process.exit(1)
}

const env = { ...process.env, CI: 'true', npm_config_update_notifier: 'false' }

/** Output passes through. Answers the exit code. */
export const run = (command, args, extra = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...env, ...extra } })
    child.on('error', () => resolve(127))
    child.on('close', (code) => resolve(code ?? 1))
  })

/** Output goes to a log; a line with the seconds shows that it goes on; the log's end is shown when it failed. */
export async function quietly(title, command, args, extra = {}) {
  mkdirSync(cacheDir, { recursive: true })
  const log = join(cacheDir, `${title.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}.log`)
  const started = Date.now()
  const file = openSync(log, 'w')
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`
  const ticking = setInterval(() => say(`  … ${title}, ${seconds()}`), 15_000)
  const code = await new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', file, file],
      env: { ...env, ...extra },
    })
    child.on('error', () => resolve(127))
    child.on('close', resolve)
  })
  clearInterval(ticking)
  closeSync(file)
  if (code !== 0) {
    say(readFileSync(log, 'utf8').split('\n').slice(-40).join('\n'))
    stop(`${title} failed; the whole log is ${log}`)
  }
  say(`  ✓ ${title} (${seconds()})`)
}
