/** Forgets idempotency keys after seven days: what must be unique for ever is unique by a constraint, never by a key. */
import { lt, sql } from 'drizzle-orm'
import type { Row, Work } from '../schema.ts'
import type { Clock } from './clock.ts'
import type { Db } from './database.ts'
import type { Job } from './jobs.ts'

export const KEY_KEPT_MS = 7 * 86_400_000
const ROUND_MAX = 500

type OldKey = Pick<Row<'idempotency'>, 'key' | 'scope'>

export function forgetKeys(w: Work, { keys }: { keys: OldKey[] }): void {
  for (const { key, scope } of keys) {
    const row = w.get('idempotency', key, scope)
    if (row) w.drop('idempotency', row)
  }
}

export function sweepJob({ engine, read, schema: { idempotency } }: Db, clock: Clock): Job {
  const old = read
    .select({ key: idempotency.key, scope: idempotency.scope })
    .from(idempotency)
    .where(lt(idempotency.at, sql.placeholder('before')))
    .limit(ROUND_MAX)
    .prepare('old_keys')
  return {
    name: 'sweep',
    everyMs: 3_600_000,
    async run() {
      for (;;) {
        const keys = await old.execute({ before: clock() - KEY_KEPT_MS })
        if (!keys.length) return
        await engine.run(forgetKeys, { keys })
      }
    },
  }
}
