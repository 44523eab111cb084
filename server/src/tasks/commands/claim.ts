/** Takes the reward of a completed task, once per period. */
import type { TaskBody, TaskClaimed } from '@laurel/shared/tasks'
import { levelNow } from '../../membership/index.ts'
import { award, type InForce, versionOf } from '../../offers/index.ts'
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { FactHint } from '../../platform/work/types.ts'
import { balanceOf } from '../../points/index.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { caseOf, lineOf, type Seen } from '../lines.ts'
import { periodAt } from '../periods.ts'
import { refuseClaim } from '../rules/claim.ts'
import { startedAt } from '../rules/in-force.ts'
import { rewardDue } from '../rules/reward.ts'
import { completedAllAt } from './gates.ts'
import { CLAIM, settleNow } from './settle.ts'

export interface ClaimOrder {
  memberId: string
  taskId: string
  /** The oldest that can be claimed, as the caller saw it; null: that of now. */
  period: string | null
  /** Hints: what it is paid from, and whether it gives growth. They may be wrong. */
  budgetId?: string | null
  grows?: boolean
  likelyAt?: number
}

type Version = InForce<TaskBody>['version']

export function claim(w: Work, order: ClaimOrder, now: number): TaskClaimed {
  const { memberId, taskId } = order
  const seen = seenBy(w, order, now)
  const refusal = refuseClaim(caseOf(seen, now), now)
  if (refusal) throw new Refusal(refusal, detailsOf(refusal, seen))
  // What was completed has its row.
  const row = must(seen.progress, `${taskId} of ${memberId}`)
  const claimed = w.set('taskProgress', row, { claimedAt: now, changedAt: now })
  settleNow(w, claimed, seen.version, now)
  const due = rewardDue(seen.version.body, claimed)
  return {
    task: lineOf({ ...seen, progress: claimed }, now),
    points: due?.points ?? 0,
    growth: due?.growth ?? 0,
    balance: balanceOf(w, memberId, now),
    subject: `grant:${taskId}:${CLAIM}:${claimed.period}`,
  }
}

const detailsOf = (refusal: string, { version: { body } }: Seen) =>
  refusal === 'TIER_TOO_LOW' ? { level: body.minLevel } : undefined

interface Found extends Seen {
  version: Version
  progress: Row<'taskProgress'> | undefined
}

function seenBy(w: Work, { memberId, taskId, period }: ClaimOrder, now: number): Found {
  const offer = w.get('offer', taskId)
  const current = offer?.kind === 'task' ? versionNow(w, offer, now) : null
  if (!offer || !current || current.body.kind === 'sign-in') throw new Refusal('TASK_UNKNOWN')
  const name = period ?? periodAt(current.body.period, now)
  const progress = w.get('taskProgress', memberId, taskId, name)
  const isDone = typeof progress?.completedAt === 'number'
  const version = isDone ? versionOf<TaskBody>(w, taskId, progress.version) : current
  return {
    offer,
    version,
    period: name,
    progress,
    gate: isDone ? null : gateOf(w, memberId, version.body, now),
  }
}

function versionNow(w: Work, { id, spans }: Row<'offer'>, now: number): Version | null {
  const number = startedAt(spans, now)
  return number === null ? null : versionOf<TaskBody>(w, id, number)
}

function gateOf(w: Work, memberId: string, { minLevel, after }: TaskBody, now: number): Seen['gate'] {
  if (minLevel > 0 && levelNow(w, memberId, now) < minLevel) return 'TIER_TOO_LOW'
  return completedAllAt(w, memberId, after) === null ? 'TASK_NOT_YET' : null
}

claim.reads = (touch: Touch, { memberId, taskId, period, grows, budgetId = null }: ClaimOrder): void => {
  touch.row('offer', taskId)
  touch.list('offerVersion', taskId)
  if (period === null) return
  touch.row('taskProgress', memberId, taskId, period)
  award.reads(touch, { memberId, offerId: taskId, rule: CLAIM, occasion: period, budgetId, grows })
}

claim.tells = ({ memberId, grows, likelyAt: at }: ClaimOrder): FactHint[] =>
  grows && at !== undefined ? [{ type: 'growth.earned', memberId, at }] : []
