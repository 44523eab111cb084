/** The real process, told to stop under load: what is under way is finished, what comes after is turned away, and nothing is lost. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '@laurel/server/platform/database'
import { budgetApi } from '@laurel/shared/budget'
import { operatorApi } from '@laurel/shared/operators'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ask, type Reply, send } from '../world/ask.ts'
import { type DatabaseKind, databaseKinds, type FreshDatabase, freshDatabase } from '../world/databases.ts'

const main = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url))
const ADMIN = { ADMIN_LOGIN: 'admin', ADMIN_PASSWORD: 'laurel-demo-admin' }
let place: FreshDatabase
let server: ChildProcess
const log: string[] = []

async function start(url: string): Promise<string> {
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_URL: url,
    RATE_PER_MINUTE: '9999999',
    ...ADMIN,
  }
  server = spawn(process.execPath, ['--import', 'tsx', main], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  server.stderr?.on('data', (chunk) => log.push(String(chunk)))
  if (!server.stdout) throw new Error('no output')
  for await (const line of createInterface(server.stdout)) {
    log.push(line)
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? []
    if (address) return address
  }
  throw new Error(`the server did not start:\n${log.join('\n')}`)
}

beforeEach(() => {
  log.length = 0
})
afterEach(async () => {
  server.kill('SIGKILL')
  await place.drop()
})

interface Asked {
  name: string
  sentAt: number
  /** Null when there was no answer at all. */
  reply: Reply<unknown> | null
}

/** Writes as fast as it is let, from so many clients, until it is turned away. */
async function load(base: string, token: string, clients: number): Promise<Asked[]> {
  const asked: Asked[] = []
  const client = async (id: number): Promise<void> => {
    for (let i = 0; ; i++) {
      const one: Asked = { name: `b${id}-${i}`, sentAt: performance.now(), reply: null }
      const budget = {
        name: one.name,
        currency: 'fen' as const,
        parentId: null,
        caps: { dayMax: null, monthMax: null, totalMax: null },
      }
      asked.push(one)
      one.reply = await send(base, budgetApi.add, budget, { token }).catch(() => null)
      if (one.reply?.status !== 201) return
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, id) => client(id)))
  return asked
}

async function stopUnderLoad(kind: DatabaseKind, signal: 'SIGTERM' | 'SIGKILL') {
  place = await freshDatabase(kind)
  const base = await start(place.url)
  const { accessToken } = await ask(base, operatorApi.signIn, {
    login: 'admin',
    password: ADMIN.ADMIN_PASSWORD,
  })
  const loading = load(base, accessToken, 32)
  await new Promise((resolve) => setTimeout(resolve, 700))
  const stoppedAt = performance.now()
  server.kill(signal)
  const [exitCode] = await once(server, 'exit')
  const tookMs = performance.now() - stoppedAt
  const asked = await loading
  const db = await openDatabase(place.url, { clock: Date.now })
  const kept = new Set((await db.all('select name from budget')).map(({ name }) => name))
  await db.close()
  const granted = asked.filter(({ reply }) => reply?.status === 201)
  return {
    exitCode,
    tookMs,
    granted,
    lost: granted.filter(({ name }) => !kept.has(name)),
    turnedAway: asked.filter(({ reply }) => reply && reply.status !== 201),
    // A hair before the signal was seen: so long a request may have been on its way to the process.
    cutOff: asked.filter(({ sentAt, reply }) => sentAt < stoppedAt - 5 && reply?.status !== 201),
  }
}

const faults = () => log.filter((line) => /"level":[56]0/.test(line))

test.each(databaseKinds)(
  'on %s: told to stop under load, the server finishes what it took on, and ends with 0',
  async (kind) => {
    const { exitCode, tookMs, granted, lost, cutOff, turnedAway } = await stopUnderLoad(kind, 'SIGTERM')

    expect([exitCode, tookMs < 10_000, faults()]).toEqual([0, true, []])
    expect(granted.length).toBeGreaterThan(30)
    expect({ lost, cutOff }).toEqual({ lost: [], cutOff: [] })
    // Whoever came later was answered in full, or found nobody there.
    expect(turnedAway).toEqual([])
  },
)

test('killed without a word it does cut off requests, so the check above can fail; what it granted stays', async () => {
  // A kill may fall into a moment when nobody had waited for long: it is tried until it does not.
  const cuts: number[] = []
  while (!cuts.at(-1) && cuts.length < 8) {
    const { exitCode, cutOff, lost } = await stopUnderLoad('sqlite', 'SIGKILL')
    expect([exitCode, lost]).toEqual([null, []])
    cuts.push(cutOff.length)
  }
  expect(cuts.at(-1)).toBeGreaterThan(0)
})
