/** Ends a binding whose time is over: what was promised and not earned goes back to the budget. */
import type { Row, Work } from '../../schema.ts'
import { returnAll } from './promise.ts'
import { type BindingKey, decideUnreviewed, touchBinding } from './review.ts'

/** News of what was done in time may take so long to come. */
export const GRACE_MS = 86_400_000

/** May run late, twice, or in two processes. What waits for a second look is ended after it. */
export function lapse(w: Work, key: BindingKey, now: number): Row<'binding'> | null {
  const binding = decideUnreviewed(w, key, now) ?? w.get('binding', key.inviteeId, key.offerId)
  if (binding?.state !== 'open' || now <= binding.dueBy + GRACE_MS) return null
  const promised = returnAll(w, binding, now)
  return w.set('binding', binding, { state: 'lapsed', promised, changedAt: now })
}

lapse.reads = touchBinding
