/** Lets the lots of a member lapse whose last day is over. Nothing due: nothing happens, so it may run late, twice, anywhere. */
import { dayOf } from '../../platform/clock.ts'
import { recordFact } from '../../platform/facts.ts'
import type { Touch, Work } from '../../schema.ts'
import { debtOf, POINTS_EXPIRED, pointsOf } from '../accounts.ts'
import { isUsable, sumOfParts } from '../rules.ts'
import type { Part } from '../tables.ts'
import { postAll } from './post.ts'

export interface ExpireInput {
  memberId: string
}

export function expire(w: Work, { memberId }: ExpireInput, now: number): { points: number } {
  const account = pointsOf(memberId)
  const today = dayOf(now)
  const lots = w
    .list('lot', account)
    .filter((lot) => !isUsable(lot, today))
    .map(({ expiresOn, seq, remaining }): Part => [expiresOn, seq, remaining])
  const [first] = lots
  if (!first) return { points: 0 }

  const points = sumOfParts(lots)
  // A lot that has lapsed never comes back under its day: the first one names the transfer for good.
  const id = `expire/${memberId}/${first[0]}.${first[1]}`
  const leg = { debit: account, credit: POINTS_EXPIRED, amount: points, lots }
  postAll(w, [leg], { id, because: { reason: 'expire' }, reverses: null, at: now })
  recordFact(w, { id, type: 'points.expired', memberId, subjectId: id, key: id, data: { points } }, now)
  return { points }
}

expire.reads = (touch: Touch, { memberId }: ExpireInput): void => {
  const account = pointsOf(memberId)
  touch.row('account', account)
  touch.row('account', debtOf(account))
  touch.row('account', POINTS_EXPIRED)
  touch.list('lot', account)
}
