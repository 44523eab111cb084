/** Starts a server as a process of its own, and loads it with wrk. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { must } from '@laurel/server/platform/must'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '..', '..')
const READY_WITHIN_MS = 90_000
/** Of /proc/<pid>/stat, counted behind the name. */
const [USER_FIELD, SYSTEM_FIELD] = [11, 12]
/** Of the first line of /proc/stat: what neighbours on the same machine took. */
const STEAL_FIELD = 7

export interface Process {
  url: string
  /** Of the processor, since it began. */
  cpuMs(): number
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
    if (Date.now() > end) {
      child.kill('SIGKILL')
      throw new Error(`${file} did not start`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    url,
    cpuMs: () => cpuMsOf(must(child.pid, 'a process')),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** As Linux counts it, in hundredths of a second. */
function cpuMsOf(pid: number): number {
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const fields = rest.split(' ')
  return (Number(fields[USER_FIELD]) + Number(fields[SYSTEM_FIELD])) * 10
}

/** Of all processors since the machine began, in whatever unit Linux counts. */
function machineTime(): { all: number; stolen: number } {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n')
  const fields = line.trim().split(/\s+/).slice(1).map(Number)
  return { all: fields.reduce((sum, n) => sum + n, 0), stolen: fields[STEAL_FIELD] ?? 0 }
}

export interface Slice {
  perSecond: number
  p50Ms: number
  p99Ms: number
  refused: number
  /** Of the server's processor, for each request. */
  cpuUs: number
  /** Share of the machine's processors that its neighbours took meanwhile, 0 to 1. */
  stolen: number
}

const CONNECTIONS = 64
const toMs = (value: string, unit: string): number =>
  Number(value) * ({ us: 0.001, ms: 1, s: 1_000 }[unit] ?? 60_000)

/** `args` go to the Lua script. */
export async function load(
  { server, path }: { server: Process; path: string },
  seconds: number,
  script?: string,
  args: string[] = [],
): Promise<Slice> {
  const options = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--latency']
  const lua = script ? ['-s', join(here, script)] : []
  const target = [server.url + path, ...(args.length ? ['--', ...args] : [])]
  const before = server.cpuMs()
  const machine = machineTime()
  const { stdout } = await promisify(execFile)('wrk', [...options, ...lua, ...target])
  const cpuMs = server.cpuMs() - before
  const { all, stolen } = machineTime()
  const latency = (share: number): number => {
    const [, value = 'NaN', unit = ''] = new RegExp(`${share}%\\s+([\\d.]+)(us|ms|s|m)`).exec(stdout) ?? []
    return toMs(value, unit)
  }
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
    p50Ms: latency(50),
    p99Ms: latency(99),
    refused: Number(/Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? 0),
    cpuUs: (cpuMs * 1_000) / Number(/(\d+) requests in/.exec(stdout)?.[1]),
    stolen: (stolen - machine.stolen) / (all - machine.all),
  }
}
