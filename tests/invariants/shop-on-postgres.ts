/** The small shop of the engine tests on a PostgreSQL of its own, with as many engines on it as there would be processes. */
import { postgresKit } from '@laurel/server/platform/kit'
import { must } from '@laurel/server/platform/must'
import { postgresEngine } from '@laurel/server/platform/work/postgres'
import {
  createShop,
  defineShop,
  type ShopCommand,
  type ShopEngine,
  type ShopRows,
  shopLocks,
} from '@laurel/server/platform/work/testing'
import pg from 'pg'
import { freshDatabase } from '../world/databases.ts'

export interface PostgresShop {
  /** One more process: connections and queue of its own. */
  engine(options?: { batchMax?: number; inFlightMax?: number }): ShopEngine
  rows(): Promise<ShopRows>
  /** As the server counts them. */
  deadlocks(): Promise<number>
  /** A session of one's own, to lock and to look. */
  session(): Promise<pg.PoolClient>
  close(): Promise<void>
}

/** As the server's writers plan. */
export const WRITER_PLANS =
  '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c plan_cache_mode=force_generic_plan'

/** As the server connects: a lost connection is no end of the process. */
function connect(url: string, options: pg.PoolConfig & { pipeline?: boolean } = {}): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, ...options })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

export async function openPostgresShop(): Promise<PostgresShop> {
  pg.types.setTypeParser(20, Number)
  const place = await freshDatabase('postgres')
  const pool = connect(place.url)
  const pools = [pool]
  await pool.query(createShop.postgres)
  const all = async (sql: string) => (await pool.query(sql)).rows
  return {
    engine(options = {}) {
      const writer = connect(place.url, { pipeline: true, options: WRITER_PLANS })
      pools.push(writer)
      return postgresEngine(writer, defineShop(postgresKit), shopLocks, { clock: () => 0, ...options })
    },
    rows: async () => ({
      coin: await all('select till, day, seq, left_over as "left" from coin'),
      note: await all('select * from note'),
      price: await all('select * from price'),
      till: await all('select * from till'),
    }),
    async deadlocks() {
      await new Promise((resolve) => setTimeout(resolve, 1_200)) // the server's counters come late
      const sql = 'select deadlocks from pg_stat_database where datname = current_database()'
      return Number(must((await all(sql))[0], 'a count').deadlocks)
    },
    session: () => pool.connect(),
    async close() {
      for (const open of pools) await open.end()
      await place.drop()
    },
  }
}

/** Runs each on one of the engines in turn; what it answered, or why not. */
export const spread = <Result>(engines: ShopEngine[], commands: ShopCommand<Result>[]) =>
  Promise.allSettled(
    commands.map((command, i) => must(engines[i % engines.length], 'an engine').run(command, null)),
  )

export const reasons = (results: PromiseSettledResult<unknown>[]): string[] => [
  ...new Set(results.flatMap((one) => (one.status === 'rejected' ? [String(one.reason.message)] : []))),
]
