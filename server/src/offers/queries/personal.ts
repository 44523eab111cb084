/** All that offers gave one member, or owe him. */
import { and, asc, count, eq, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'

const PAGE = 200
const filled = sql.placeholder

export function personalQueries({ read, schema: { grant } }: Reads) {
  const { memberId, offerId, rule, occasion } = grant
  const ofMember = eq(memberId, filled('memberId'))
  const behind = sql`(${offerId}, ${rule}, ${occasion})
    > (${filled('offerId')}, ${filled('rule')}, ${filled('occasion')})`
  const page = read
    .select()
    .from(grant)
    .where(and(ofMember, behind))
    .orderBy(asc(offerId), asc(rule), asc(occasion))
    .limit(PAGE)
    .prepare('offers_personal_grants')
  const counted = read.select({ n: count() }).from(grant).where(ofMember).prepare('offers_personal_count')
  return {
    async countGrants(member: string): Promise<number> {
      return (await counted.execute({ memberId: member }))[0]?.n ?? 0
    },
    async *grantsOf(member: string): AsyncIterable<Row<'grant'>> {
      for (let last = { offerId: '', rule: '', occasion: '' }; ; ) {
        const rows: Row<'grant'>[] = await page.execute({ memberId: member, ...last })
        yield* rows
        const end = rows.at(-1)
        if (!end || rows.length < PAGE) return
        last = end
      }
    },
  }
}
