/** Grants that are withheld and may be given now: of offers that are not paused, whoever waits longest first. */
import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'

const PAGE = 200
const filled = sql.placeholder

export type WithheldLine = Pick<
  Row<'grant'>,
  'memberId' | 'offerId' | 'rule' | 'occasion' | 'budgetId' | 'hold' | 'points' | 'postings' | 'at'
> & {
  /** What its budget has left; null: it has none, or was never filled. */
  room: number | null
}

export function withheldQueries({ read, schema: { grant, offer, account } }: Reads) {
  const { memberId, offerId, rule, occasion, budgetId, hold, points, postings, at, state } = grant
  const withheld = eq(state, sql.raw(`'withheld'`)) // spelled out: the index is of these rows alone
  const offers = read
    .selectDistinct({ offerId })
    .from(grant)
    .innerJoin(offer, eq(offer.id, offerId))
    .where(and(withheld, isNull(offer.pausedAt), gt(offerId, filled('after'))))
    .orderBy(asc(offerId))
    .limit(PAGE)
    .prepare('offers_withholding')
  const behind = sql`(${at}, ${memberId}, ${rule}, ${occasion})
    > (${filled('at')}, ${filled('memberId')}, ${filled('rule')}, ${filled('occasion')})`
  const grants = read
    .select({
      memberId,
      offerId,
      rule,
      occasion,
      budgetId,
      hold,
      points,
      postings,
      at,
      room: account.balance,
    })
    .from(grant)
    .leftJoin(account, eq(account.path, sql`'budget/' || ${budgetId} || '/points'`))
    .where(and(withheld, eq(offerId, filled('offerId')), behind))
    .orderBy(asc(at), asc(memberId), asc(rule), asc(occasion))
    .limit(PAGE)
    .prepare('grants_withheld')
  async function* withholding(): AsyncIterable<string> {
    for (let after = ''; ; ) {
      const rows = await offers.execute({ after })
      yield* rows.map((row) => row.offerId)
      const last = rows.at(-1)
      if (!last || rows.length < PAGE) return
      after = last.offerId
    }
  }
  async function* withheldOf(offer: string): AsyncIterable<WithheldLine[]> {
    for (let last = { at: 0, memberId: '', rule: '', occasion: '' }; ; ) {
      const rows: WithheldLine[] = await grants.execute({ offerId: offer, ...last })
      if (rows.length) yield rows
      const end = rows.at(-1)
      if (!end || rows.length < PAGE) return
      last = end
    }
  }
  return {
    /** Offer by offer. */
    async *pages(): AsyncIterable<WithheldLine[]> {
      for await (const offer of withholding()) yield* withheldOf(offer)
    },
  }
}
