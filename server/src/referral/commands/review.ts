/** What becomes of a binding that waits for a second look: a person decides, or the programme's rule when nobody did. */
import type { Decided, DecideInput, ReferralBody } from '@laurel/shared/referral'
import { versionOf } from '../../offers/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { sumOf } from '../rules/promises.ts'
import { advance } from './advance.ts'
import { returnAll } from './promise.ts'

type Binding = Row<'binding'>
export type BindingKey = Pick<Binding, 'offerId' | 'inviteeId'>

interface Verdict {
  verdict: DecideInput['verdict']
  because: string
  by: string
}

export function decide(w: Work, order: DecideInput & { operatorId: string }, now: number): Decided {
  const { offerId, inviteeId, verdict, because, operatorId: by } = order
  const binding = w.get('binding', inviteeId, offerId)
  if (!binding) throw new Refusal('BINDING_UNKNOWN')
  if (binding.state !== 'held') throw new Refusal('BINDING_DECIDED')
  const decided = judge(w, binding, { verdict, because, by }, now)
  return { state: decided.state, paid: sumOf(decided.promised.filter(({ state }) => state === 'paid')) }
}

decide.reads = (touch: Touch, { offerId, inviteeId }: BindingKey): void =>
  touchBinding(touch, { offerId, inviteeId })

export function touchBinding(touch: Touch, { offerId, inviteeId }: BindingKey): void {
  touch.row('binding', inviteeId, offerId)
  touch.list('bindingAct', inviteeId, offerId)
  touch.row('offer', offerId)
  touch.list('offerVersion', offerId)
}

/** Nobody came by in time. May run late, twice, or in two processes: only what is still held moves. */
export function decideUnreviewed(w: Work, { offerId, inviteeId }: BindingKey, now: number): Binding | null {
  const binding = w.get('binding', inviteeId, offerId)
  if (binding?.state !== 'held' || (binding.reviewBy ?? 0) > now) return null
  const { unreviewed } = versionOf<ReferralBody>(w, offerId, binding.version).body
  const verdict = unreviewed === 'pay' ? 'release' : 'reject'
  return judge(w, binding, { verdict, because: 'unreviewed', by: 'clock' }, now)
}

decideUnreviewed.reads = touchBinding

function judge(w: Work, binding: Binding, { verdict, because, by }: Verdict, now: number): Binding {
  const looked = { reviewedBy: by, reviewedAt: now, because, changedAt: now }
  if (verdict === 'release') return advance(w, w.set('binding', binding, { ...looked, state: 'open' }), now)
  const promised = returnAll(w, binding, now)
  return w.set('binding', binding, { ...looked, state: 'rejected', promised })
}
