import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cipher, createCipher } from '../cipher.ts'
import { type Db, openDatabase } from '../database.ts'
import { createWechat, type Wechat } from './index.ts'
import { sharedTokens } from './shared-token.ts'
import { appid, createWorld, failureOf, secret, type World } from './testing.ts'
import type { Lease, TokenStore } from './token-store.ts'

const path = '/cgi-bin/stable_token'
const callPath = '/cgi-bin/openapi/quota/get'
const dayMs = 86_400_000

const keyOf = (id: string, fill: number): Cipher =>
  createCipher({ fields: [{ id, key: Buffer.alloc(32, fill) }], blind: Buffer.alloc(32, 9) })

let world: World
let db: Db
let folder: string
let clients: Wechat[]
beforeEach(async () => {
  world = await createWorld()
  folder = mkdtempSync(join(tmpdir(), 'laurel-token-'))
  db = await openDatabase(`file:${join(folder, 'laurel.db')}`, { clock: () => world.control.now() })
  clients = []
})
afterEach(async () => {
  for (const client of clients) await client.close()
  await db.close()
  rmSync(folder, { recursive: true, force: true })
  await world.close()
})

const store = (cipher = keyOf('a', 1)): TokenStore => sharedTokens({ engine: db.engine, cipher, appid })

/** Another server: nothing in common but the database. */
function server(cipher?: Cipher): Wechat {
  const options = { baseUrl: world.url, appid, secret, now: () => world.control.now() }
  const client = createWechat({ ...options, tokens: store(cipher) })
  clients.push(client)
  return client
}

async function leaseOf(tokens: TokenStore): Promise<Lease> {
  const turn = await tokens.turn(null)
  if (turn.kind !== 'lease') throw new Error(`a lease was expected, there was ${turn.kind}`)
  return turn.lease
}

const granted = (token: string) => ({ token, expiresInSeconds: 7_200 })

test('200 callers on two servers with an expired token make one read, and all get the same', async () => {
  const [a, b] = [server(), server()]
  await a.accessToken()
  await b.accessToken()
  expect(world.asked(path)).toBe(1)
  world.control.advance(7_200_000)
  const calls = Array.from({ length: 200 }, (_, nth) => (nth % 2 ? a : b).accessToken())
  expect(new Set(await Promise.all(calls)).size).toBe(1)
  expect(world.asked(path)).toBe(2)
})

test('a server that starts anew asks nobody, and renews when the others would', async () => {
  const first = await server().accessToken()
  world.control.advance(3_600_000)
  const late = server()
  expect(await late.accessToken()).toBe(first)
  world.control.advance(3_300_000)
  expect(await late.accessToken()).not.toBe(first)
  expect(world.asked(path)).toBe(2)
})

test('the token stands sealed in the row', async () => {
  const token = await server().accessToken()
  expect(JSON.stringify(await db.all('select * from wechat_token'))).not.toContain(token)
})

test('a token that died is replaced once for all servers', async () => {
  const [a, b] = [server(), server()]
  await a.accessToken()
  await b.accessToken()
  world.control.supersedeToken()
  await Promise.all([a, b, a, b].map((one) => one.quotaOf('/wxa/msg_sec_check')))
  expect(world.asked(path)).toBe(2)
})

test('what a dead server left is taken over after five seconds', async () => {
  const [dead, other] = [store(), store()]
  await leaseOf(dead)
  expect(await other.turn(null)).toEqual({ kind: 'wait' })
  world.control.advance(4_999)
  expect(await other.turn(null)).toEqual({ kind: 'wait' })
  world.control.advance(1)
  expect(await other.turn(null)).toMatchObject({ kind: 'lease' })
})

test('one that was only slow does not undo what came after it', async () => {
  const [slow, other] = [store(), store()]
  const lost = await leaseOf(slow)
  world.control.advance(5_000)
  await (await leaseOf(other)).keep(granted('newer'))
  await lost.keep(granted('older'))
  expect(await lost.mayForce()).toBe(false)
  expect(await slow.turn(null)).toMatchObject({ kind: 'token', token: { token: 'newer' } })
})

test('when the reader fails, the next one has its turn at once', async () => {
  const [a, b] = [server(), server()]
  world.control.fault({ path, kind: 'errcode', errcode: 45009, times: 1 })
  expect(await failureOf(a.accessToken())).toMatchObject({ kind: 'quota', errcode: 45009 })
  expect(await b.accessToken()).toEqual(expect.any(String))
  expect(world.asked(path)).toBe(2)
})

test.each([45009, 45011])('while %i stops the reading, living tokens serve on', async (errcode) => {
  const [a, b] = [server(), server()]
  const first = await a.accessToken()
  await b.accessToken()
  world.control.advance(6_900_000)
  world.control.fault({ path, kind: 'errcode', errcode })
  for (let nth = 0; nth < 10; nth += 1) {
    expect([await a.accessToken(), await b.accessToken()]).toEqual([first, first])
  }
  expect(world.asked(path)).toBe(3)
})

test('nobody with a living token waits for a slow reader', async () => {
  const [a, b] = [server(), server()]
  const first = await a.accessToken()
  await b.accessToken()
  world.control.advance(6_900_000)
  world.control.fault({ path, kind: 'latency', latencyMs: 400 })
  const slow = a.accessToken()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await b.accessToken()).toBe(first)
  expect(await slow).not.toBe(first)
})

test('forcing waits 30 s, whichever server asks, and outlives a restart', async () => {
  world.control.fault({ path: callPath, kind: 'errcode', errcode: 40001 })
  const [a, b] = [server(), server()]
  const trouble = async (one: Wechat) => {
    await failureOf(one.quotaOf('/wxa/msg_sec_check'))
    return (await db.all('select forced_count from wechat_token'))[0]?.forced_count
  }
  expect([await trouble(a), await trouble(b), await trouble(server())]).toEqual([1, 1, 1])
  world.control.advance(30_000)
  expect([await trouble(b), await trouble(a)]).toEqual([2, 2])
})

test('a day has twenty forced reads for all servers, and the next day has its own', async () => {
  const force = async (one: TokenStore) => {
    const lease = await leaseOf(one)
    const may = await lease.mayForce()
    await lease.giveUp()
    return may
  }
  const servers = [store(), store()]
  const said: boolean[] = []
  for (let nth = 0; nth < 25; nth += 1) {
    for (const one of servers) said.push(await force(one))
    world.control.advance(30_000)
  }
  expect(said.filter(Boolean)).toHaveLength(20)
  world.control.advance(dayMs)
  expect(await force(store())).toBe(true)
})

test('a token whose sealing key is gone is read anew', async () => {
  await server(keyOf('a', 1)).accessToken()
  expect(await server(keyOf('b', 2)).accessToken()).toEqual(expect.any(String))
  expect(world.asked(path)).toBe(2)
})
