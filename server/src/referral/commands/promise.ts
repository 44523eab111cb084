/** Sets aside what is promised, and gives it back to the budget when nothing comes of it: a promise never outruns the budget. */
import { hold, refusalOfGrant, release } from '../../budget/index.ts'
import { must } from '../../platform/must.ts'
import { holdAccount } from '../../points/index.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { partsOf, promisesOf } from '../rules/promises.ts'
import type { Promised } from '../tables.ts'
import type { Version } from './bind.ts'
import { countPromised, inviterAt, isCapped } from './inviter.ts'

type Binding = Row<'binding'>

export const holdOf = (
  { offerId, inviteeId }: Pick<Binding, 'offerId' | 'inviteeId'>,
  { milestone, who }: Pick<Promised, 'milestone' | 'who'>,
): string => `referral/${offerId}/${inviteeId}/${milestone}/${who}`

export function promiseTo(w: Work, binding: Binding, { body, budgetId }: Version, now: number): Binding {
  const { inviterId, offerId, surface } = binding
  const isThere = inviterId !== null && w.get('member', inviterId)?.state === 'active'
  const budget = must(budgetId, `the budget of ${offerId}`)
  const inviter = isThere ? inviterAt(w, inviterId, offerId) : null
  const promised = promisesOf(partsOf(body, { hasInviter: isThere, surface }), {
    isCapped: inviter !== null && isCapped(inviter, body, now),
    fits: (points) => refusalOfGrant(w, { budgetId: budget, points }, now) === null,
  })
  const kept = promised.filter(({ state }) => state === 'promised')
  for (const part of kept) {
    const { points } = part
    hold(w, { hold: holdOf(binding, part), budgetId: budget, points, because: becauseOf(w, binding) }, now)
  }
  if (inviter && kept.some(({ who }) => who === 'inviter')) countPromised(w, inviter, now)
  return w.set('binding', binding, { promised })
}

function becauseOf(w: Work, { offerId, version }: Binding) {
  const { title } = must(w.get('offerVersion', offerId, version), `${offerId} ${version}`)
  return { reason: 'referral' as const, subject: title, offer: offerId, version }
}

/** What its hold still keeps; nothing, where it was paid or given back. */
export function returnHold(w: Work, binding: Binding, part: Promised, now: number): void {
  const name = holdOf(binding, part)
  const kept = w.get('account', holdAccount(name, 'points'))?.balance ?? 0
  if (kept > 0) release(w, { id: `${name}/return`, hold: name, because: becauseOf(w, binding) }, now)
}

/** Of all that was promised and did not become due. */
export function returnAll(w: Work, binding: Binding, now: number): Promised[] {
  return binding.promised.map((part): Promised => {
    if (part.state !== 'promised') return part
    returnHold(w, binding, part, now)
    return { ...part, state: 'returned' }
  })
}

/** Hints for whoever pays or gives back what a binding promises. */
export function touchHolds(
  touch: Touch,
  binding: Pick<Binding, 'offerId' | 'inviteeId'>,
  parts: readonly Promised[],
): void {
  for (const part of parts) {
    const name = holdOf(binding, part)
    touch.row('account', holdAccount(name, 'points'))
    touch.row('transfer', `${name}/hold`)
  }
}
