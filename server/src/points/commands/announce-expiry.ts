/** Tells a member how many points lapse on a day, if they allowed it and do not know yet. */
import { notify, touchNews } from '../../outreach/index.ts'
import type { Touch, Work } from '../../schema.ts'
import { pointsOf } from '../accounts.ts'

export interface ExpiryNotice {
  memberId: string
  expiresOn: string
}

const topic = 'points.expiring'

/** False when nobody was told. */
export function announceExpiry(w: Work, { memberId, expiresOn }: ExpiryNotice, now: number): boolean {
  const lots = w.list('lot', pointsOf(memberId)).filter((lot) => lot.expiresOn === expiresOn)
  const points = lots.reduce((sum, { remaining }) => sum + remaining, 0)
  if (points === 0) return false
  const id = `${topic}/${memberId}/${expiresOn}`
  const values = { points: String(points), expiresOn }
  return notify(w, { id, topic, memberId, values, onceADay: true }, now)
}
announceExpiry.reads = (touch: Touch, { memberId }: ExpiryNotice): void => {
  touchNews(touch, { topic })
  touch.row('account', pointsOf(memberId))
  touch.list('lot', pointsOf(memberId))
}
