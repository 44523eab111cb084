/** Reads what a member may claim: the oldest period of each task first. */
import { and, asc, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { caseOf, type Seen, type TaskVersion } from '../lines.ts'
import { refuseClaim } from '../rules/claim.ts'

/** Longer than any days to claim: what was completed before then is over, unless it is done once and for all. */
export const CLAIM_DAYS_MAX = 100
export const DAY_MS = 86_400_000
const filled = sql.placeholder

export interface Claimable {
  taskId: string
  period: string
  budgetId: string | null
  grows: boolean
}

export const claimableQueries = ({ read, schema: { taskProgress, offer, offerVersion } }: Reads) => {
  const unclaimed = read
    .select({
      offer: { id: offer.id, spans: offer.spans, pausedAt: offer.pausedAt, endedAt: offer.endedAt },
      version: {
        number: offerVersion.number,
        title: offerVersion.title,
        budgetId: offerVersion.budgetId,
        body: offerVersion.body,
      },
      progress: taskProgress,
    })
    .from(taskProgress)
    .innerJoin(offer, eq(offer.id, taskProgress.offerId))
    .innerJoin(
      offerVersion,
      and(eq(offerVersion.offerId, taskProgress.offerId), eq(offerVersion.number, taskProgress.version)),
    )
    .where(
      and(
        eq(taskProgress.memberId, filled('memberId')),
        isNotNull(taskProgress.completedAt),
        isNull(taskProgress.claimedAt),
        or(eq(taskProgress.period, 'once'), gt(taskProgress.completedAt, filled('since'))),
      ),
    )
    .orderBy(asc(taskProgress.offerId), asc(taskProgress.firstAt))
    .prepare('tasks_unclaimed')

  const listClaimable = async (memberId: string, now: number): Promise<Claimable[]> => {
    const rows = await unclaimed.execute({ memberId, since: now - CLAIM_DAYS_MAX * DAY_MS })
    return rows
      .map(({ progress, version, ...rest }): Seen => {
        const asked = { ...version, body: version.body as TaskVersion['body'] }
        return { ...rest, version: asked, period: progress.period, progress, gate: null }
      })
      .filter((seen) => refuseClaim(caseOf(seen, now), now) === null)
      .map(({ offer: { id }, version: { budgetId, body }, period }) => ({
        ...{ taskId: id, period, budgetId },
        grows: body.reward.growth > 0,
      }))
  }
  return {
    listClaimable,
    /** Tasks, not periods. */
    async countClaimable(memberId: string | null, now: number): Promise<number> {
      if (memberId === null) return 0
      return new Set((await listClaimable(memberId, now)).map(({ taskId }) => taskId)).size
    },
  }
}
