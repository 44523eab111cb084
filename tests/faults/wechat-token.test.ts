/** Two real processes on one database share one access token of WeChat's: one read per expiry, whatever happens to either. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createCipher } from '@laurel/server/platform/cipher'
import { type Db, openDatabase } from '@laurel/server/platform/database'
import { createWechat, sharedTokens } from '@laurel/server/platform/wechat/index'
import { type Emulator, startEmulator } from '@laurel/wechat-emulator'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databaseKinds, type FreshDatabase, freshDatabase } from '../world/databases.ts'
import type { Ended } from './wechat-caller.ts'

const app = { appid: 'wxlaureltest', secret: 'laurel-test-secret' }
const tokenPath = '/cgi-bin/stable_token'
const callPath = '/cgi-bin/openapi/quota/get'
const program = join(import.meta.dirname, 'wechat-caller.ts')

describe.each(databaseKinds)('two processes on %s', (kind) => {
  let place: FreshDatabase
  let db: Db
  let emulator: Emulator
  let servers: [ChildProcess, ChildProcess]

  beforeAll(async () => {
    place = await freshDatabase(kind)
    db = await openDatabase(place.url, { clock: Date.now })
    emulator = await startEmulator({ apps: [app] })
    servers = await Promise.all([start(), start()])
  })
  beforeEach(() => emulator.control.clearFaults())
  afterAll(async () => {
    await Promise.all(servers.map(stop))
    await emulator.close()
    await db.close()
    await place.drop()
  })

  async function start(): Promise<ChildProcess> {
    const child = fork(program, [place.url, emulator.url, app.appid, app.secret], {
      execArgv: ['--import', 'tsx'],
    })
    await once(child, 'message')
    return child
  }
  const asked = (path: string) => emulator.control.counters()[path] ?? 0
  const both = (calls: number) => Promise.all(servers.map((one) => make(one, calls)))

  test('200 calls at once with an expired token make one read', async () => {
    await leaveExpiredToken()
    const before = asked(tokenPath)
    expect(await both(100)).toEqual([all(100), all(100)])
    expect(asked(tokenPath)).toBe(before + 1)
  })

  /** As a server would that stopped three hours ago. */
  async function leaveExpiredToken(): Promise<void> {
    const past = await openDatabase(place.url, { clock: () => Date.now() - 3 * 3_600_000 })
    const cipher = createCipher({
      fields: [{ id: 'a', key: Buffer.alloc(32, 1) }],
      blind: Buffer.alloc(32, 2),
    })
    const tokens = sharedTokens({ engine: past.engine, cipher, appid: app.appid })
    const wechat = createWechat({ baseUrl: emulator.url, ...app, tokens })
    await wechat.accessToken()
    emulator.control.advance(7_200_000)
    await wechat.close()
    await past.close()
  }

  test('a token taken away in the midst of 200 calls is replaced by one read, and no call fails', async () => {
    const [reads, calls] = [asked(tokenPath), asked(callPath)]
    emulator.control.fault({ path: callPath, kind: 'latency', latencyMs: { min: 0, max: 300 } })
    const underWay = both(100)
    await new Promise((resolve) => setTimeout(resolve, 60))
    emulator.control.supersedeToken()
    expect(await underWay).toEqual([all(100), all(100)])
    await both(10)
    expect(asked(tokenPath)).toBe(reads + 1)
    // Each call is sent twice at most.
    expect(asked(callPath) - calls).toBeLessThanOrEqual(2 * 200 + 20)
  })

  test('a token that WeChat gives and yet refuses is forced once in 30 s, by one of the two', async () => {
    const calls = asked(callPath)
    emulator.control.fault({ path: callPath, kind: 'errcode', errcode: 40001 })
    const refused = { ok: 0, failures: ['retry 40001'] }
    expect(await both(20)).toEqual([refused, refused])
    expect(await both(20)).toEqual([refused, refused])
    expect(await db.all('select forced_count from wechat_token')).toEqual([{ forced_count: 1 }])
    expect(asked(callPath) - calls).toBeLessThanOrEqual(2 * 80)
  })

  test.each([45009, 45011])(
    'while %i stops the reading, calls fail as such and nothing dies',
    async (errcode) => {
      emulator.control.supersedeToken()
      emulator.control.fault({ path: tokenPath, kind: 'errcode', errcode })
      const stopped = { ok: 0, failures: [`quota ${errcode}`] }
      expect(await both(50)).toEqual([stopped, stopped])
      emulator.control.clearFaults()
      expect(await both(50)).toEqual([all(50), all(50)])
    },
  )

  test('when one is killed while it reads, the other takes over once the lease has run out', async () => {
    emulator.control.supersedeToken()
    emulator.control.fault({ path: tokenPath, kind: 'latency', latencyMs: 2_500 })
    const [doomed, other] = servers
    const reads = asked(tokenPath)
    doomed.send(5)
    while (asked(tokenPath) === reads) await new Promise((resolve) => setTimeout(resolve, 10))
    doomed.kill('SIGKILL')
    await once(doomed, 'exit')
    emulator.control.clearFaults()

    const killedAt = Date.now()
    expect(await make(other, 20)).toEqual(all(20))
    expect(Date.now() - killedAt).toBeGreaterThan(2_000)
    expect(Date.now() - killedAt).toBeLessThan(8_000)
    expect(asked(tokenPath)).toBe(reads + 2)
  })
})

const all = (ok: number): Ended => ({ ok, failures: [] })

async function make(server: ChildProcess, calls: number): Promise<Ended> {
  server.send(calls)
  const [ended] = await once(server, 'message')
  return ended
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = once(server, 'exit')
  server.disconnect()
  await gone
}
