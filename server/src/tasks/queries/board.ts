/** Reads the board: every task that is live, with how far the member came, in one read per table. */
import type { TaskBody, TaskLine } from '@laurel/shared/tasks'
import { and, asc, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { boardLines, type Looker } from '../board-lines.ts'
import { periodAt } from '../periods.ts'
import { CLAIM_DAYS_MAX, DAY_MS } from './claimable.ts'

const filled = sql.placeholder
const PERIODS = ['day', 'week', 'month'] as const

export const boardQueries = ({ read, schema: { taskProgress, offer, offerVersion } }: Reads) => {
  const { offerId, number, title, budgetId, body } = offerVersion
  const offered = read
    .select({ id: offer.id, spans: offer.spans, pausedAt: offer.pausedAt, endedAt: offer.endedAt })
    .from(offer)
    .where(eq(offer.kind, 'task'))
    .orderBy(asc(offer.id))
    .prepare('tasks_offers')
  const texts = read
    .select({ offerId, number, title, budgetId, body })
    .from(offer)
    .innerJoin(offerVersion, eq(offerVersion.offerId, offer.id))
    .where(and(eq(offer.kind, 'task'), eq(offerVersion.state, 'approved')))
    .orderBy(asc(offerVersion.offerId), asc(offerVersion.number))
    .prepare('tasks_versions')
  const progress = read
    .select()
    .from(taskProgress)
    .where(
      and(
        eq(taskProgress.memberId, filled('memberId')),
        or(
          inArray(taskProgress.period, ['once', ...PERIODS.map((period) => filled(period))]),
          and(gt(taskProgress.completedAt, filled('since')), isNull(taskProgress.claimedAt)),
        ),
      ),
    )
    .orderBy(asc(taskProgress.offerId), asc(taskProgress.firstAt))
    .prepare('tasks_progress')
  const completed = read
    .selectDistinct({ offerId: taskProgress.offerId })
    .from(taskProgress)
    .where(and(eq(taskProgress.memberId, filled('memberId')), isNotNull(taskProgress.completedAt)))
    .prepare('tasks_completed')

  async function lookerOf(memberId: string | null, now: number): Promise<Looker> {
    if (memberId === null) return { rows: [], completed: new Set(), level: 0 }
    const [day, week, month] = PERIODS.map((period) => periodAt(period, now))
    const since = now - CLAIM_DAYS_MAX * DAY_MS
    const [rows, done] = await Promise.all([
      progress.execute({ memberId, day, week, month, since }),
      completed.execute({ memberId }),
    ])
    return { rows, completed: new Set(done.map((row) => row.offerId)), level: 0 }
  }

  return {
    async listTasks(memberId: string | null, now: number): Promise<TaskLine[]> {
      const [offers, approved, looker] = await Promise.all([
        offered.execute(),
        texts.execute(),
        lookerOf(memberId, now),
      ])
      const versions = approved.map((text) => ({ ...text, body: text.body as TaskBody }))
      return boardLines({ offers, versions, looker, tierName: () => null }, now)
    },
  }
}
