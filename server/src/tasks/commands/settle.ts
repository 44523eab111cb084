/** Brings the grant of a period to what is due for it: up when it is completed and claimed, back down when it is undone. */
import type { TaskBody } from '@laurel/shared/tasks'
import { type AwardOrder, award, awardNow, type InForce } from '../../offers/index.ts'
import { addDays, dayOf } from '../../platform/clock.ts'
import type { Row, Work } from '../../schema.ts'
import { targetOf } from '../rules/kinds.ts'
import { rewardDue } from '../rules/reward.ts'

type Progress = Row<'taskProgress'>
type Version = InForce<TaskBody>['version']

/** The one occasion of a task is its period. */
export const CLAIM = 'claim'

/** The number of the news of a completion: each time it is completed anew there is another. */
export const completionKey = ({ memberId, offerId, period, completions }: Progress): string =>
  `task/${memberId}/${offerId}/${period}/${completions}`

export function orderOf(progress: Progress, version: Version): AwardOrder {
  const { memberId, offerId, period, value, completedAt, firstAt } = progress
  const due = rewardDue(version.body, progress)
  const at = due?.at ?? firstAt
  return {
    ...{ memberId, offerId, rule: CLAIM, occasion: period, at },
    ...{ version: version.number, budgetId: version.budgetId, points: due?.points ?? 0 },
    growth: due?.growth ? [[due.at, due.growth]] : [],
    expiresOn: addDays(dayOf(at), version.body.lotDays),
    fact: { source: 'laurel', key: completionKey(progress) },
    reason: 'task',
    subject: version.title,
    because: { period, value, target: targetOf(version.body), completedAt },
  }
}

/** What can't be given now is withheld, and comes later. */
export function settle(w: Work, progress: Progress, version: Version, now: number): void {
  award(w, orderOf(progress, version), now)
}

/** For the tap: all of it, or a refusal. */
export function settleNow(w: Work, progress: Progress, version: Version, now: number): Row<'grant'> {
  return awardNow(w, orderOf(progress, version), now)
}
