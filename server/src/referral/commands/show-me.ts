/** A member agrees to stand on the board of a programme, or no longer does. */
import { Refusal } from '../../platform/refusal.ts'
import type { Touch, Work } from '../../schema.ts'
import { inviterAt } from './inviter.ts'

export interface ShowMeOrder {
  memberId: string
  offerId: string
  shown: boolean
}

export function showMe(w: Work, { memberId, offerId, shown }: ShowMeOrder): { shown: boolean } {
  if (w.get('offer', offerId)?.kind !== 'referral') throw new Refusal('PROGRAMME_UNKNOWN')
  w.set('inviter', inviterAt(w, memberId, offerId), { shown })
  return { shown }
}

showMe.reads = (touch: Touch, { memberId, offerId }: ShowMeOrder): void => {
  touch.row('inviter', memberId, offerId)
  touch.row('offer', offerId)
}
