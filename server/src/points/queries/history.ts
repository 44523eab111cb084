/** A member's history, the newest first: from the account's newest transfer on, each names the one before it. */
import type { ListHistoryInput } from '@laurel/shared/points'
import { type SQL, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'
import { POINTS_EXPIRED } from '../accounts.ts'

const filled = sql.placeholder
/** So many transfers are looked at for one page, though the asked kind be rare: the event loop waits for it on SQLite. */
export const WALK_MAX = 5_000

/** All of a history, or only what took from the points. */
type Way = 'id' | 'use_id'
export type Kind = NonNullable<ListHistoryInput['kind']> | 'all'
export type HistoryLine = Pick<
  Row<'transfer'>,
  'id' | 'at' | 'amount' | 'lots' | 'because' | 'debit' | 'debitAfter' | 'creditAfter'
> & { isShown: boolean; isEnd: boolean }

export interface HistoryPlace {
  account: string
  /** Where the last page ended; two empty ones begin at the newest. */
  at: number
  id: string
  limit: number
}

/**
 * Yields row by row, in the order of the chain, and stops at the limit. Whose transfers they are is asked again of each:
 * a place may be made up. The last one looked at is answered in any case, so that the next page goes on from there.
 */
export function historyQueries({ read, schema: { transfer } }: Reads, walkMax = WALK_MAX) {
  const most = sql.raw(String(walkMax))
  const chainBy = (way: Way) => {
    const [last, prev] = [sql.raw(`last_${way}`), sql.raw(`prev_${way}`)]
    const first = sql`select ${last} from account where path = ${filled('account')} and ${filled('id')} = ''
      union all select ${prev} from transfer where id = ${filled('id')} and at = ${filled('at')}`
    return sql`(with recursive chain as (
        select t.*, 1 as steps from transfer t where t.id = (${first})
        union all
        select t.*, c.steps + 1 from chain c join transfer t on t.id = c.${prev} where c.steps < ${most}
      ) select * from chain) ${transfer}`
  }
  const { id, at, amount, lots, because, debit, credit, debitAfter, creditAfter } = transfer
  const kinds: Record<Kind, SQL> = {
    all: sql`${filled('account')} in (${debit}, ${credit})`,
    earned: sql`${credit} = ${filled('account')}`,
    used: sql`${debit} = ${filled('account')} and ${credit} <> ${POINTS_EXPIRED}`,
    expired: sql`${debit} = ${filled('account')} and ${credit} = ${POINTS_EXPIRED}`,
  }
  // Drizzle does not see the table behind the chain: each column is named with its decoder.
  const moved = {
    id: sql`${id}`.mapWith(id),
    at: sql`${at}`.mapWith(at),
    amount: sql`${amount}`.mapWith(amount),
    lots: sql<HistoryLine['lots']>`${lots}`.mapWith(lots),
    because: sql`${because}`.mapWith(because),
    debit: sql`${debit}`.mapWith(debit),
    debitAfter: sql`${debitAfter}`.mapWith(debitAfter),
    creditAfter: sql`${creditAfter}`.mapWith(creditAfter),
  }
  const isEnd = sql`steps = ${most}`
  const query = (kind: Kind, way: Way) =>
    read
      .select({
        ...moved,
        isShown: sql`${kinds[kind]}`.mapWith(Boolean),
        isEnd: sql`${isEnd}`.mapWith(Boolean),
      })
      .from(chainBy(way))
      .where(sql`(${kinds[kind]}) or ${isEnd}`)
      .limit(filled('limit'))
      .prepare(`points_history_${kind}_${walkMax}`)
  return {
    all: query('all', 'id'),
    earned: query('earned', 'id'),
    used: query('used', 'use_id'),
    expired: query('expired', 'use_id'),
  }
}

/** A source of `because`: the transfers that took from the points of the member in the placeholder `memberId`. */
export const USES_OF_MEMBER = sql`(with recursive uses as (
    select t.id, t.because, t.prev_use_id from account a join transfer t on t.id = a.last_use_id
    where a.path = 'member/' || cast(${filled('memberId')} as text) || '/points'
    union all
    select t.id, t.because, t.prev_use_id from uses u join transfer t on t.id = u.prev_use_id
  ) select because from uses)`
