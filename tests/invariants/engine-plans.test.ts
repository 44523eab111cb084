/** The bulk statements look each row up by its key, on a table that was empty when they were planned as on a large one. */
import { postgresKit } from '@laurel/server/platform/kit'
import { must } from '@laurel/server/platform/must'
import { metasOf } from '@laurel/server/platform/work/meta'
import { sqlFor } from '@laurel/server/platform/work/postgres-sql'
import { defineShop, shopLocks } from '@laurel/server/platform/work/testing'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPostgresShop, type PostgresShop, WRITER_PLANS } from './shop-on-postgres.ts'

const coin = must(metasOf(defineShop(postgresKit), 'postgres', shopLocks).get('coin'), 'coin')
const ROWS = 20_000
const ASKED = 30

let shop: PostgresShop
let session: pg.PoolClient
beforeAll(async () => {
  shop = await openPostgresShop()
  session = await shop.session()
  for (const [, name, value] of WRITER_PLANS.matchAll(/-c (\w+)=(\w+)/g))
    await session.query(`set ${name} = ${value}`)
  await session.query('vacuum analyze coin')
  const keys = 'text[],bigint[],bigint[]'
  await session.query(`prepare change(bigint[],${keys}) as ${sqlFor(coin).update(coin.rest).text}`)
  await session.query(`prepare remove(${keys}) as ${sqlFor(coin).remove().text}`)
})
afterAll(async () => {
  session.release()
  await shop.close()
})

const times = (partOf: (i: number) => number | string): string =>
  `'{${Array.from({ length: ASKED }, (_, i) => partOf(i + 1)).join(',')}}'`
/** Every hundredth coin: all of one till, so that the first column of the key alone finds thousands. */
const asked = [times(() => 'a'), times((i) => 100 * i), times(() => 1)].join(',')
const left = times(() => 7)

async function planOf(statement: string): Promise<string> {
  const { rows } = await session.query(`explain (analyze, costs off, timing off) execute ${statement}`)
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

function expectLookUps(plan: string): void {
  expect(plan).toMatch(/Index Cond: .*till.*day.*seq|Index Cond: .*seq.*day.*till/)
  expect(plan).toContain('TID Cond: (ctid = u.place)')
  expect(plan).not.toContain('Seq Scan')
  expect(plan).not.toContain('Removed by')
}

test('planned on an empty table, and used on a large one', async () => {
  // The plan is made at the first use, and kept.
  await planOf(`change(${left},${asked})`)
  await planOf(`remove(${asked})`)
  await session.query(`insert into coin select 'a', i, 1, 5 from generate_series(1,${ROWS}) i`)

  const changing = await planOf(`change(${left},${asked})`)
  const changed = await session.query('select count(*) as n, min(day) as first from coin where left_over = 7')
  expectLookUps(changing)
  expect(changed.rows).toEqual([{ n: ASKED, first: 100 }])

  const removing = await planOf(`remove(${asked})`)
  const kept = await session.query('select count(*) as n from coin')
  expectLookUps(removing)
  expect(kept.rows).toEqual([{ n: ROWS - ASKED }])
})

test('planned anew on a large table', async () => {
  await session.query('vacuum analyze coin')
  expectLookUps(await planOf(`change(${left},${asked})`))
})
