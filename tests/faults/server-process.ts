/** The real process, on a database of its own: started, and told to go or killed by whoever started it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
/** A test that shares two cores with others waits. */
const READY_WITHIN_MS = 120_000

export interface Server {
  url: string
  child: ChildProcess
}

/** Where no other suite listens. */
export const anyPort = (): number => 20_000 + Math.floor(Math.random() * 20_000)

export async function startServer(
  databaseUrl: string,
  port: number,
  env: Record<string, string> = {},
): Promise<Server> {
  const child = spawn(process.execPath, ['server/dist/main.js'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...env,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      RATE_PER_MINUTE: '9999999',
      LOG_LEVEL: 'fatal',
    },
  })
  const url = `http://127.0.0.1:${port}`
  const end = Date.now() + READY_WITHIN_MS
  while (Date.now() < end) {
    if (
      await fetch(`${url}/ready`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return { url, child }
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  throw new Error('the server did not start')
}

export const gone = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => child.once('exit', () => resolve()))
