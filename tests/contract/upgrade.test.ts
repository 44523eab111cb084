/** A database of the first release, opened by this one: everything is there, and what was append-only still is. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { refresh } from '@laurel/server/identity/commands/sessions'
import { signIn } from '@laurel/server/identity/commands/sign-in'
import { type Db, openDatabase } from '@laurel/server/platform/database'
import { pointsQueries, verifyLedger } from '@laurel/server/points/index'
import Database from 'better-sqlite3'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds, type FreshDatabase, freshDatabase } from '../world/databases.ts'

const FIRST_RELEASE = ['0000_first', '0001_append_only']
const NOW = Date.parse('2026-11-22T04:00:00Z')

const ROWS = [
  `insert into member (id, joined_at, state) values ('lin', 1, 'active'), ('ann', 2, 'blocked')`,
  `insert into identity (kind, value, member_id, sealed)
    values ('openid', 'o-lin', 'lin', 's1'), ('unionid', 'u-lin', 'lin', 's2'), ('openid', 'o-ann', 'ann', 's3')`,
  `insert into consent (member_id, version, at, text_hash, scene)
    values ('lin', '2026-09', 1, 'h1', 'sign-in'), ('lin', '2026-11', 5, 'h2', 'sign-in')`,
  `insert into session (id, member_id, refresh_hash, expires_at) values ('family', 'lin', 't0', ${NOW + 1_000})`,
  `insert into account (path, currency, balance, lots) values ('member/lin/points', 'points', 50, 1),
    ('member/ann/points', 'points', 0, 0), ('budget/b/points', 'points', 0, 0), ('mall/redeemed', 'points', 50, 0)`,
  ...[
    `'g2', 'budget/b/points', 'member/lin/points', 60, 40, 60, 2`,
    `'g1', 'budget/b/points', 'member/lin/points', 10, 30, 70, 2`,
    `'o1/points', 'member/lin/points', 'mall/redeemed', 30, 40, 30, 5`,
    `'o1/back', 'mall/redeemed', 'member/lin/points', 30, 0, 70, 6`,
    `'o2/points', 'member/lin/points', 'mall/redeemed', 20, 50, 20, 7`,
  ].map(
    (values) => `insert into transfer (id, debit, credit, amount, debit_after, credit_after, at, because)
      values (${values}, '{"reason":"gift"}')`,
  ),
]

const sourceOf = (kind: string, name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../server/migrations/${kind}/${name}`, import.meta.url)), 'utf8')

function firstRelease(kind: string): string[] {
  const { entries } = JSON.parse(sourceOf(kind, 'meta/_journal.json')) as {
    entries: { tag: string; when: number }[]
  }
  const last = entries.find(({ tag }) => tag === FIRST_RELEASE.at(-1))
  const [schema, table] =
    kind === 'sqlite'
      ? ['', '__drizzle_migrations (id integer primary key, hash text not null, created_at numeric)']
      : ['drizzle.', '__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)']
  return [
    ...FIRST_RELEASE.flatMap((tag) => sourceOf(kind, `${tag}.sql`).split('--> statement-breakpoint')),
    ...(schema ? ['create schema drizzle'] : []),
    `create table ${schema}${table}`,
    `insert into ${schema}__drizzle_migrations (hash, created_at) values ('first', ${last?.when})`,
    ...ROWS,
  ]
}

async function write({ url }: FreshDatabase, statements: string[]): Promise<void> {
  if (url.startsWith('file:')) {
    const db = new Database(url.slice('file:'.length))
    try {
      for (const statement of statements) db.exec(statement)
    } finally {
      db.close()
    }
    return
  }
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

describe.each(databaseKinds)('on %s', (kind) => {
  let place: FreshDatabase
  let db: Db
  beforeAll(async () => {
    place = await freshDatabase(kind)
    await write(place, firstRelease(kind))
    db = await openDatabase(place.url, { clock: () => NOW })
  })
  afterAll(async () => {
    await db.close()
    await place.drop()
  })

  test('members, what they are known by, and what they agreed to are as they were', async () => {
    expect(
      await db.all('select id, state, called, sessions_from, merged_into from member order by id'),
    ).toEqual([
      { id: 'ann', state: 'blocked', called: null, sessions_from: 0, merged_into: null },
      { id: 'lin', state: 'active', called: null, sessions_from: 0, merged_into: null },
    ])
    expect(
      await db.all('select kind, value, member_id, sealed, sealed_for, via from identity order by value'),
    ).toEqual([
      { kind: 'openid', value: 'o-ann', member_id: 'ann', sealed: 's3', sealed_for: null, via: '' },
      { kind: 'openid', value: 'o-lin', member_id: 'lin', sealed: 's1', sealed_for: null, via: '' },
      { kind: 'unionid', value: 'u-lin', member_id: 'lin', sealed: 's2', sealed_for: null, via: '' },
    ])
    expect(await db.all('select member_id, kind, value from known_by order by value')).toEqual([
      { member_id: 'ann', kind: 'openid', value: 'o-ann' },
      { member_id: 'lin', kind: 'openid', value: 'o-lin' },
      { member_id: 'lin', kind: 'unionid', value: 'u-lin' },
    ])
    expect(await db.all('select version, act, at, text_hash from consent order by at')).toEqual([
      { version: '2026-09', act: 'given', at: 1, text_hash: 'h1' },
      { version: '2026-11', act: 'given', at: 5, text_hash: 'h2' },
    ])
  })

  test('histories are chains from then on, and transfers are append-only still', async () => {
    expect(await db.all('select id, prev_id, prev_use_id from transfer order by at, id')).toEqual([
      { id: 'g1', prev_id: null, prev_use_id: null },
      { id: 'g2', prev_id: 'g1', prev_use_id: null },
      { id: 'o1/points', prev_id: 'g2', prev_use_id: null },
      { id: 'o1/back', prev_id: 'o1/points', prev_use_id: null },
      { id: 'o2/points', prev_id: 'o1/back', prev_use_id: 'o1/points' },
    ])
    expect(await db.all('select path, last_id, last_use_id from account order by path')).toEqual([
      { path: 'budget/b/points', last_id: null, last_use_id: null },
      { path: 'mall/redeemed', last_id: null, last_use_id: null },
      { path: 'member/ann/points', last_id: null, last_use_id: null },
      { path: 'member/lin/points', last_id: 'o2/points', last_use_id: 'o2/points' },
    ])
    const broken = (await verifyLedger(db)).filter(({ rule }) => /history|used/.test(rule))
    expect(broken).toEqual([])
    const { items } = await pointsQueries(db).listHistory('lin', { kind: 'used' })
    expect(items.map(({ id }) => id)).toEqual(['o2/points', 'o1/points'])
    for (const sql of ['update transfer set prev_id = null', 'delete from transfer'])
      await expect(write(place, [sql])).rejects.toThrow(/never/)
  })

  test('a session goes on, and who signs in is known and not asked again', async () => {
    const carried = await db.engine.run(refresh, { family: 'family', shownHash: 't0', nextHash: 't1' })
    expect(carried).toMatchObject({ reused: false, memberId: 'lin' })

    const signedIn = await db.engine.run(signIn, {
      identities: [{ kind: 'openid', value: 'o-lin', sealed: 's4', sealedFor: null }],
      agreed: undefined,
      consent: { version: '2026-11', textHash: 'h2' },
      session: { id: 'next', refreshHash: 'n0' },
      memberId: 'new',
      factId: 'f1',
    })
    expect(signedIn).toMatchObject({ memberId: 'lin', isNew: false })
  })

  test('the ledger of consent is append-only still', async () => {
    for (const sql of ['update consent set version = version', 'delete from consent'])
      await expect(write(place, [sql])).rejects.toThrow(/never/)
  })
})
