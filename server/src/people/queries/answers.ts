/** Walks the answers that are kept under Idempotency-Keys. */
import { asc, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'

const PAGE = 1_000

export const answersQueries = ({ read, schema: { idempotency } }: Reads) => {
  const { key, scope } = idempotency
  const page = read
    .select({ key, scope })
    .from(idempotency)
    .where(sql`(${key}, ${scope}) > (${sql.placeholder('afterKey')}, ${sql.placeholder('afterScope')})`)
    .orderBy(asc(key), asc(scope))
    .limit(PAGE)
    .prepare('people_answers')
  return {
    async *walk() {
      for (let after = { key: '', scope: '' }; ; ) {
        const rows = await page.execute({ afterKey: after.key, afterScope: after.scope })
        yield rows
        const last = rows.at(-1)
        if (!last || rows.length < PAGE) return
        after = last
      }
    },
  }
}
