/** Reads the board: every task that is live, with how far the member came, in one read per table. */
import type { TaskBody, TaskLine } from '@laurel/shared/tasks'
import { and, asc, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { membershipQueries } from '../../membership/index.ts'
import type { Reads } from '../../platform/database.ts'
import { boardLines, type Looker } from '../board-lines.ts'
import { periodAt } from '../periods.ts'
import { CLAIM_DAYS_MAX, DAY_MS } from './claimable.ts'

const filled = sql.placeholder
const PERIODS = ['day', 'week', 'month'] as const

const NO_TIERS = { level: 0, tierName: () => null }

const preparedOn = ({ read, schema: { taskProgress, offer, offerVersion } }: Reads) => {
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
  return { offered, texts, progress, completed }
}

export const boardQueries = (reads: Reads) => {
  const { offered, texts, progress, completed } = preparedOn(reads)
  const tiers = membershipQueries(reads)

  async function lookerOf(memberId: string | null, now: number): Promise<Omit<Looker, 'level'>> {
    if (memberId === null) return { rows: [], completed: new Set() }
    const [day, week, month] = PERIODS.map((period) => periodAt(period, now))
    const since = now - CLAIM_DAYS_MAX * DAY_MS
    const [rows, done] = await Promise.all([
      progress.execute({ memberId, day, week, month, since }),
      completed.execute({ memberId }),
    ])
    return { rows, completed: new Set(done.map((row) => row.offerId)) }
  }

  /** Asked only where a task is for a tier. */
  async function tierOf(memberId: string | null, now: number) {
    const tables = await tiers.findTables()
    const held = memberId === null ? null : await tiers.findHeld(memberId, tables, now)
    const table = tables.findLast(({ from }) => from <= now)
    return {
      level: held?.standing.level ?? 0,
      tierName: (level: number) => table?.body.tiers.find((tier) => tier.level === level)?.name ?? null,
    }
  }

  return {
    async listTasks(memberId: string | null, now: number): Promise<TaskLine[]> {
      const [offers, approved, looker] = await Promise.all([
        offered.execute(),
        texts.execute(),
        lookerOf(memberId, now),
      ])
      const versions = approved.map((text) => ({ ...text, body: text.body as TaskBody }))
      const isTiered = versions.some(({ body: { minLevel } }) => minLevel > 0)
      const { level, tierName } = isTiered ? await tierOf(memberId, now) : NO_TIERS
      return boardLines({ offers, versions, looker: { ...looker, level }, tierName }, now)
    },
  }
}
