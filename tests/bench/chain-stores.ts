/** The same forest in both databases: as the table is, and beside it the two other ways to write down a tree. */
import BetterSqlite from 'better-sqlite3'
import pg from 'pg'
import type { ForestLink } from './chain-forest.ts'

export interface Store {
  kind: string
  run(sql: string): Promise<void>
  rows(sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]>
  insert(table: string, rows: readonly (readonly (number | string | null)[])[]): Promise<void>
  close(): Promise<void>
}

export function sqliteStore(url: string): Store {
  const db = new BetterSqlite(url.replace('file:', ''))
  db.pragma('cache_size = -262144')
  return {
    kind: 'sqlite',
    run: async (sql) => void db.exec(sql),
    rows: async (sql, ...values) =>
      db.prepare(sql.replaceAll(/\$\d/g, '?')).all(...values) as Record<string, unknown>[],
    async insert(table, rows) {
      const add = db.prepare(`insert into ${table} values (${rows[0]?.map(() => '?').join(', ')})`)
      db.transaction(() => {
        for (const row of rows) add.run(...row)
      })()
    },
    close: async () => void db.close(),
  }
}

const BATCH = 10_000

export async function postgresStore(url: string): Promise<Store> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const insertBatch = async (
    table: string,
    rows: readonly (readonly (number | string | null)[])[],
  ): Promise<void> => {
    const columns = rows[0]?.map((_, i) => rows.map((row) => row[i])) ?? []
    const typed = columns.map(
      (column, i) => `$${i + 1}::${column.some((v) => typeof v === 'string') ? 'text' : 'bigint'}[]`,
    )
    await client.query(`insert into ${table} select * from unnest(${typed.join(', ')})`, columns)
  }
  return {
    kind: 'postgres',
    run: async (sql) => void (await client.query(sql)),
    rows: async (sql, ...values) => (await client.query<Record<string, unknown>>(sql, values)).rows,
    async insert(table, rows) {
      for (let from = 0; from < rows.length; from += BATCH)
        await insertBatch(table, rows.slice(from, from + BATCH))
    },
    close: () => client.end(),
  }
}

/** 14 characters, as codes are; their order tells nothing. */
export const codeOf = (n: number): string =>
  `${((n * 2_654_435_761) >>> 0).toString(36)}${n.toString(36)}`.padEnd(14, 'z')
/** Five characters each: as short as a path can be made. */
const stepOf = (n: number): string => n.toString(36).padStart(5, '0')

export async function fillStore(store: Store, forest: readonly ForestLink[]): Promise<void> {
  const isLite = store.kind === 'sqlite'
  const text = isLite ? 'text' : 'text collate "C"'
  await store.run(`create table bench_path (code ${text} primary key, path ${text} not null)`)
  await store.run(`create table bench_closure (above ${text} not null, below ${text} not null)`)
  const links = forest.map(({ n, parent, root, depth }) => [
    ...[codeOf(n), 'offer', `m${n}`, null, parent === null ? null : codeOf(parent), codeOf(root), depth],
    ...['friend', null, null, null, n],
  ])
  await store.insert('share_link', links)
  const paths: string[] = []
  for (const { n, parent } of forest) paths.push((parent === null ? '' : (paths[parent] ?? '')) + stepOf(n))
  await store.insert(
    'bench_path',
    forest.map(({ n }) => [codeOf(n), paths[n] ?? '']),
  )
  await store.run('create index bench_path_ix on bench_path (path)')
  if (forest.length <= CLOSURE_MAX) await fillClosure(store, forest)
  await store.run('analyze')
}

/** Of a million links it is nineteen million pairs: filled once in SQLite, in a quarter of an hour. */
export const CLOSURE_MAX = 200_000

/** Every pair of a link and one above it, itself too. */
async function fillClosure(store: Store, forest: readonly ForestLink[]): Promise<void> {
  let pairs: string[][] = []
  for (const link of forest) {
    for (let at: ForestLink | undefined = link; at; at = at.parent === null ? undefined : forest[at.parent])
      pairs.push([codeOf(at.n), codeOf(link.n)])
    if (pairs.length < 200_000) continue
    await store.insert('bench_closure', pairs)
    pairs = []
  }
  if (pairs.length) await store.insert('bench_closure', pairs)
  await store.run('create index bench_closure_above_ix on bench_closure (above, below)')
  await store.run('create index bench_closure_below_ix on bench_closure (below, above)')
}

/** `/` sorts before all digits and letters, `~` behind them. */
export const ASKED = {
  below: {
    adjacency: `with recursive d(code) as (select code from share_link where code = $1 union all
      select l.code from share_link l join d on l.parent = d.code) select count(*) n from d`,
    path: `select count(*) n from bench_path b, (select path from bench_path where code = $1) a
      where b.path >= a.path and b.path < a.path || '~'`,
    closure: 'select count(*) n from bench_closure where above = $1',
  },
  root: {
    adjacency: `with recursive u(code, parent) as (select code, parent from share_link where code = $1 union all
      select l.code, l.parent from share_link l join u on l.code = u.parent) select count(*) n from u`,
    closure: 'select count(*) n from bench_closure where below = $1',
  },
  /** Each of them has the whole table to look at. */
  spreaders: {
    closure: 'select above, count(*) n from bench_closure group by above order by n desc limit 20',
  },
} as const
