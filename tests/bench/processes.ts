/** Starts a server as a process of its own, and loads it with wrk. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '..', '..')
const READY_WITHIN_MS = 30_000

export interface Process {
  url: string
  stop(): Promise<void>
}

export async function startProcess(
  file: string,
  ready: string,
  env: Record<string, string>,
): Promise<Process> {
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  // As docs/deployment.md runs it: what lives for one request should die young.
  const loader = file.endsWith('.ts') ? ['--import', 'tsx'] : ['--max-semi-space-size=64']
  const child: ChildProcess = spawn(process.execPath, [...loader, join(root, file)], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env, PORT: String(port) },
  })
  const url = `http://127.0.0.1:${port}`
  const end = Date.now() + READY_WITHIN_MS
  while (
    !(await fetch(url + ready).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (Date.now() > end) throw new Error(`${file} did not start`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

export interface Slice {
  perSecond: number
  p50Ms: number
  p99Ms: number
  refused: number
}

const CONNECTIONS = 64
const toMs = (value: string, unit: string): number =>
  Number(value) * ({ us: 0.001, ms: 1, s: 1_000 }[unit] ?? 60_000)

/** `args` go to the Lua script. */
export async function load(
  url: string,
  seconds: number,
  script?: string,
  args: string[] = [],
): Promise<Slice> {
  const options = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--latency']
  const lua = script ? ['-s', join(here, script)] : []
  const { stdout } = await promisify(execFile)('wrk', [
    ...options,
    ...lua,
    url,
    ...(args.length ? ['--', ...args] : []),
  ])
  const latency = (share: number): number => {
    const [, value = 'NaN', unit = ''] = new RegExp(`${share}%\\s+([\\d.]+)(us|ms|s|m)`).exec(stdout) ?? []
    return toMs(value, unit)
  }
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
    p50Ms: latency(50),
    p99Ms: latency(99),
    refused: Number(/Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? 0),
  }
}
