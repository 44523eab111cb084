import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { linkIdentity } from '../identity/index.ts'
import { type Db, openDatabase } from '../platform/database.ts'
import { pointsOf, transfer } from '../points/index.ts'
import type { Work } from '../schema.ts'
import { erase } from './commands/close.ts'
import { merge } from './commands/merge.ts'
import { verifyPeople } from './verify.ts'

const NOW = Date.parse('2026-11-21T04:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'people-'))
let file: string
let db: Db
let made = 0

/** Lin was merged with zhou, chen closed the account. */
function seed(w: Work): void {
  for (const id of ['lin', 'zhou', 'chen']) {
    w.add('member', { id, joinedAt: 0, state: 'active' })
    const identity = { kind: 'openid' as const, value: `hash-${id}`, sealed: 'k.x', sealedFor: null }
    linkIdentity(w, { memberId: id, identity, by: 'member', because: null }, NOW)
    const because = { reason: 'gift' } as const
    const gift = { id, debit: 'mint/points', credit: pointsOf(id), amount: 5, because }
    transfer(w, { ...gift, expiresOn: '2029-01-01' }, NOW)
  }
  merge(w, { id: 'm1', intoId: 'lin', fromId: 'zhou', operatorId: 'amy' }, NOW)
  erase(w, { memberId: 'chen', orderIds: [], because: 'member' }, NOW)
}

beforeEach(async () => {
  file = join(folder, `${made++}.db`)
  db = await openDatabase(`file:${file}`, { clock: () => NOW })
  await db.engine.run(seed, undefined)
})
afterEach(async () => {
  await db.close()
  rmSync(file)
})

function tamper(sql: string): void {
  const writer = new Database(file)
  writer.exec(sql)
  writer.close()
}

const ORDER = `insert into mall_order (id, member_id, product_id, sku_number, title, art, kind, price_points, cost_fen,
  limited, state, placed_at, steps, address) values ('o1', 'chen', 'p', 1, '', '', 'goods', 1, 0, 0, 'received', 0, '[]', 'k.x')`

test('honest rows have nothing to say', async () => {
  expect(await verifyPeople(db)).toEqual([])
})

test.each([
  ['an erasure nobody did', `insert into erasure values ('lin', 0, 'member')`, 'is one that was erased'],
  ['an openid that stayed', `update identity set member_id = 'chen'`, 'known by is left'],
  ['a name that stayed', `update member set called = '陈*' where id = 'chen'`, 'no name and no picture'],
  ['an address that stayed', ORDER, 'keeps an address'],
  [
    'points of nobody',
    `update account set balance = 3 where path = 'member/zhou/points'`,
    'closed or merged account holds no points',
  ],
  ['points on their way', `update account set balance = 1 where path like 'transit/%'`, 'have arrived'],
  ['a merge that vanished', `delete from member_merge`, 'merged once'],
])('%s is seen', async (_what, sql, rule) => {
  tamper(sql)

  expect((await verifyPeople(db)).map((violation) => violation.rule)).toEqual([expect.stringContaining(rule)])
})

test('that somebody was erased can’t be unsaid', () => {
  expect(() => tamper('delete from erasure')).toThrow('never deleted')
  expect(() => tamper('update erasure set at = 1')).toThrow('never updated')
})
