/** What is kept of a member, counted, and what stands in the way of closing the account. */
import type { MyRecords } from '@laurel/shared/people'
import { identityQueries } from '../identity/index.ts'
import { mallQueries } from '../mall/index.ts'
import type { Deps } from '../platform/feature.ts'
import type { PersonalSection } from '../platform/personal.ts'
import { pointsQueries } from '../points/index.ts'
import { hindrancesOf } from './rules/close.ts'

export function recordsOf(
  { reads, cipher }: Pick<Deps, 'reads' | 'cipher'>,
  sections: readonly PersonalSection[],
): (memberId: string, now: number) => Promise<MyRecords> {
  const { findMemberIds } = identityQueries(reads, cipher)
  const { openOrderCounts } = mallQueries(reads)
  const { loadBalance } = pointsQueries(reads)

  return async (memberId, now) => {
    const memberIds = await findMemberIds(memberId)
    const [points, counted, orders] = await Promise.all([
      loadBalance(memberId, now),
      Promise.all(
        sections.map(async ({ name, title, count }) => ({ name, title, count: await count(memberIds) })),
      ),
      Promise.all(memberIds.map(openOrderCounts)),
    ])
    const openOrders = orders.reduce((sum, one) => sum + one.openOrders, 0)
    const hindrances = hindrancesOf({ openOrders })
    return { sections: counted, points, openOrders, mayClose: hindrances.length === 0, hindrances }
  }
}
