/** The one door by which an offer gives: brings what was posted for an occasion to what is due for it. */
import type { Reason } from '@laurel/shared/points'
import type { RefusalCode } from '@laurel/shared/words.zh'
import { grant, refusalOfGrant, settle } from '../../budget/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { touchTransfer } from '../../points/index.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { gives, growthToPost, leftIn, onlyBack, sumOfGrowth } from '../rules/postings.ts'
import type { GrowthPart } from '../tables.ts'
import { grantId, growthOrder, isSetAside, type PostingStamp, postGrowth, postPoints } from './post.ts'

/** Whose, from which offer, by which rule, for what. */
export interface GrantKey {
  memberId: string
  offerId: string
  rule: string
  occasion: string
}

export interface AwardOrder extends GrantKey {
  /** The version that decided. */
  version: number
  /** Null: it gives no points. */
  budgetId: string | null
  /** Where its points were set aside when they were promised: they come from there, and no cap is asked again. */
  hold?: string | null
  /** In all, for this occasion. 0 takes back what was given. */
  points: number
  /** In all, by the instant at which it counts. An amount may be negative: a refund takes back when it happened. */
  growth: readonly GrowthPart[]
  /** The last business day the points may be used on. */
  expiresOn: string
  /** The fact it rests on, and when it happened. */
  fact: Pick<Row<'fact'>, 'source' | 'key'>
  at: number
  reason: Reason
  /** What history calls it: the title of the offer, or the like. */
  subject: string
  /** What the rule saw, for whoever asks why. */
  because?: Record<string, unknown>
}

type Grant = Row<'grant'>

/**
 * May be called again for the same occasion: only the difference moves. What can't be given now is withheld, with the refusal it
 * met, and comes later: `settleWithheld`. Less than before is always taken back, from a paused offer too.
 */
export function award(w: Work, order: AwardOrder, now: number): Grant | null {
  const { memberId, offerId, rule, occasion, points, growth, reason, subject } = order
  // Nobody owes growth: what is due of it, with all that was taken back, is never less than nothing.
  if (sumOfGrowth(growth) < 0) throw new Error(`${grantId(order)}: growth below 0`)
  const row = w.get('grant', memberId, offerId, rule, occasion)
  if (!row && points === 0 && growth.length === 0) return null
  const due = dueOf(order, row, now)
  const known = row
    ? w.set('grant', row, due)
    : w.add('grant', { ...due, ...NOTHING_POSTED, memberId, offerId, rule, occasion })
  return settleGrant(w, known, { reason, subject }, now)
}

/** For what a member asks for by a tap: all of it now, or a refusal. */
export function awardNow(w: Work, order: AwardOrder, now: number): Grant {
  const row = award(w, order, now)
  if (!row || row.state === 'withheld') throw new Refusal((row?.refusal ?? 'OFFER_NOT_LIVE') as RefusalCode)
  return row
}

const NOTHING_POSTED = { postings: [], growthPostings: [], growthPosted: [], moves: 0 }

function dueOf(order: AwardOrder, row: Grant | undefined, now: number) {
  const { version, budgetId, points, growth, expiresOn, fact, at, reason, subject, because = {} } = order
  return {
    version,
    budgetId,
    hold: order.hold ?? null,
    points,
    growth: [...growth],
    // Points that are there keep their last day; those that came back are given anew.
    expiresOn: row && leftIn(row.postings) > 0 ? row.expiresOn : expiresOn,
    source: fact.source,
    factKey: fact.key,
    at,
    because: { ...because, reason, subject },
    state: 'granted' as const,
    refusal: null,
    changedAt: now,
  }
}

/** Posts what is due and was not posted; or says why it may not, and then only takes back. */
export function settleGrant(
  w: Work,
  row: Grant,
  stamp: Pick<PostingStamp, 'reason' | 'subject'>,
  now: number,
): Grant {
  const wanted = {
    points: row.points - leftIn(row.postings),
    growth: growthToPost(row.growth, row.growthPosted),
  }
  const refusal = gives(wanted) ? refusalOf(w, row, wanted.points, now) : null
  const { points, growth } = refusal ? onlyBack(wanted) : wanted
  if (row.state === 'withheld' && row.refusal === refusal && points === 0 && !growth.length) return row
  const withPoints = postPoints(w, row, { ...stamp, amount: points }, now)
  const posted = postGrowth(w, withPoints, { ...stamp, parts: growth }, now)
  return w.set('grant', posted, { state: stateOf(posted, refusal), refusal, changedAt: now })
}

function stateOf({ postings, growthPostings }: Grant, refusal: RefusalCode | null): Grant['state'] {
  if (refusal) return 'withheld'
  return leftIn(postings) === 0 && leftIn(growthPostings) === 0 ? 'reversed' : 'granted'
}

/** The offer's row is locked with others who read it: a pause waits for all of them, and none comes after it. */
function refusalOf(
  w: Work,
  { offerId, budgetId, hold }: Grant,
  points: number,
  now: number,
): RefusalCode | null {
  const offer = w.get('offer', offerId)
  if (!offer || offer.pausedAt !== null) return 'OFFER_PAUSED'
  if (points <= 0 || isSetAside(w, hold, points)) return null
  if (budgetId === null) return 'BUDGET_UNKNOWN'
  return refusalOfGrant(w, { budgetId, points }, now)
}

/** `grows`: it gives growth, after the points. */
type Hint = GrantKey & { budgetId?: string | null; hold?: string | null; grows?: boolean | undefined }
award.reads = (touch: Touch, { budgetId, hold, grows, ...key }: Hint): void => {
  const { memberId, offerId, rule, occasion } = key
  if (grows) touchTransfer(touch, growthOrder(key, budgetId || hold ? 1 : 0))
  touch.row('grant', memberId, offerId, rule, occasion)
  touch.row('offer', offerId)
  if (hold) settle.reads(touch, { id: `${grantId(key)}/0`, hold, memberId })
  if (budgetId) grant.reads(touch, { id: `${grantId(key)}/0`, budgetId, memberId })
}
