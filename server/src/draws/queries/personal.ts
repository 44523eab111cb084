/** What draws keep of one member: what he drew, and the chances he has. */
import type { DrawBody } from '@laurel/shared/draws'
import { and, asc, eq, gt, or, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'

const PAGE = 200
const filled = sql.placeholder

export function personalQueries({ read, schema: { drawResult: result, offerVersion } }: Reads) {
  const { offerId, number, at, nonce, key, head, state, claimBy, orderId, settledAt } = result
  const behind = or(
    gt(offerId, filled('after')),
    and(eq(offerId, filled('after')), gt(number, filled('last'))),
  )
  const own = read
    .select({
      ...{ offerId, number, drawnAt: at, nonce, key, head, state, claimBy, orderId, settledAt },
      body: offerVersion.body,
    })
    .from(result)
    .innerJoin(offerVersion, and(eq(offerVersion.offerId, offerId), eq(offerVersion.number, result.version)))
    .where(and(eq(result.memberId, filled('memberId')), behind))
    .orderBy(asc(offerId), asc(number))
    .limit(PAGE)
    .prepare('draws_personal')
  return {
    async *resultsOf(memberId: string) {
      for (let [after, last] = ['', 0]; ; ) {
        const rows = await own.execute({ memberId, after, last })
        for (const { body, key, ...row } of rows) yield { ...row, prize: titleOf(body, key) }
        const end = rows.at(-1)
        if (!end || rows.length < PAGE) return
        after = end.offerId
        last = end.number
      }
    },
  }
}

const titleOf = (body: Record<string, unknown>, key: string): string =>
  (body as unknown as DrawBody).prizes.find((prize) => prize.key === key)?.title ?? key
