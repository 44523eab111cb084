/** The gift of a month: taken once, by an order that the mall makes of it; a cancelled order gives it back. */
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { duesAt, periodOf } from '../rules/benefits.ts'
import { writeFirst } from './listen.ts'
import { placeOf, touchStanding } from './standing.ts'
import { holdersOf } from './together.ts'

export interface TakeGift {
  memberId: string
  benefitId: string
  orderId: string
}

/** Answers the sku that the order is of. */
export function takeGift(
  w: Work,
  { memberId, benefitId, orderId }: TakeGift,
  now: number,
): { skuId: string } {
  const kind = 'monthly-gift'
  const place = placeOf(w, memberId, now)
  const level = place?.folded.standing.level ?? 0
  const due = duesAt(place?.tables ?? [], { at: now, level, kind }).find(
    ({ benefit }) => benefit.id === benefitId,
  )
  const skuId = due?.benefit.skuId
  if (!due || !skuId) throw new Refusal('GIFT_UNKNOWN')
  const { offerId, version } = due.table
  if (w.get('offer', offerId)?.pausedAt !== null) throw new Refusal('OFFER_PAUSED')
  // The row of the member is what two taps at once meet at.
  if (!place?.row) writeFirst(w, memberId, now)
  const period = String(periodOf(kind, now))
  if (w.list('giftTaken', memberId, period, benefitId).some(isKept)) throw new Refusal('GIFT_TAKEN')
  w.add('giftTaken', { memberId, period, benefit: benefitId, orderId, offerId, version, at: now })
  return { skuId }
}

const isKept = ({ returnedAt }: Row<'giftTaken'>): boolean => returnedAt === null

takeGift.reads = (touch: Touch, { memberId }: TakeGift): void => {
  touchStanding(touch, memberId)
  touch.list('tierChange', memberId)
}

/** Whoever the member was merged into may take it again. */
export function returnGift(w: Work, { memberId, orderId }: Omit<TakeGift, 'benefitId'>, now: number): void {
  for (const holder of holdersOf(w, memberId)) {
    const taken = w.list('giftTaken', holder).find((row) => row.orderId === orderId)
    if (taken && taken.returnedAt === null) w.set('giftTaken', taken, { returnedAt: now })
  }
}
