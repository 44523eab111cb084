/** Gives what was withheld, once nothing stands in its way: after a pause, or when its budget was filled. */
import type { Reason } from '@laurel/shared/points'
import { release } from '../../budget/index.ts'
import { addDays, dayOf } from '../../platform/clock.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { leftIn } from '../rules/postings.ts'
import { award, type GrantKey, settleGrant } from './award.ts'
import { grantId, isSetAside } from './post.ts'

type Grant = Row<'grant'>

/** As it is found: what is read again decides. */
export type Withheld = GrantKey & Pick<Grant, 'budgetId' | 'hold'>

/** Points that lapsed while they were withheld are given with so many days to use them, as those that come back are. */
const GRACE_DAYS = 30

/** May run late, twice, or in two processes: only what is still withheld moves. */
export function settleWithheld(w: Work, key: Withheld, now: number): Grant | null {
  const { memberId, offerId, rule, occasion } = key
  const row = w.get('grant', memberId, offerId, rule, occasion)
  if (row?.state !== 'withheld') return null
  if (w.get('member', memberId)?.state === 'closed') return letGo(w, row, now)
  const today = dayOf(now)
  const lapsed = row.expiresOn < today && leftIn(row.postings) === 0
  const usable = lapsed ? w.set('grant', row, { expiresOn: addDays(today, GRACE_DAYS) }) : row
  const { reason, subject } = usable.because as { reason: Reason; subject: string }
  return settleGrant(w, usable, { reason, subject }, now)
}

settleWithheld.reads = (touch: Touch, key: Withheld): void => {
  award.reads(touch, key)
  touch.row('member', key.memberId)
}

/** Nobody is there to be given anything: what was given is all that is due. */
function letGo(w: Work, row: Grant, now: number): Grant {
  const points = leftIn(row.postings)
  returnHeld(w, row, row.points - points, now)
  const state = points === 0 && leftIn(row.growthPostings) === 0 ? 'reversed' : 'granted'
  return w.set('grant', row, { points, growth: row.growthPosted, state, refusal: null, changedAt: now })
}

/** What was set aside for it has nobody to go to. A hold may keep what others are due, too. */
function returnHeld(w: Work, row: Grant, amount: number, now: number): void {
  const { hold, offerId: offer, version, because } = row
  if (hold === null || amount === 0 || !isSetAside(w, hold, amount)) return
  const { reason, subject } = because as { reason: Reason; subject: string }
  const id = `${grantId(row)}/return`
  release(w, { id, hold, amount, because: { reason, subject, offer, version } }, now)
}
