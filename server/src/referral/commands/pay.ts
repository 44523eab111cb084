/** Pays what was promised for a milestone, or takes it back: the hold becomes a grant of whoever the payee is today. */
import { survivorOf } from '../../identity/index.ts'
import { type AwardOrder, award } from '../../offers/index.ts'
import { addDays, dayOf } from '../../platform/clock.ts'
import { must } from '../../platform/must.ts'
import type { Row, Work } from '../../schema.ts'
import type { Act } from '../rules/milestones.ts'
import { ruleOf } from '../rules/promises.ts'
import type { Promised } from '../tables.ts'
import type { Version } from './bind.ts'
import { countGiven, inviterAt } from './inviter.ts'
import { holdOf, returnHold } from './promise.ts'

type Binding = Row<'binding'>

interface Due {
  binding: Binding
  part: Promised
  version: Version
}

/** Nobody to pay, or one person by now: the value goes back. */
export function pay(w: Work, due: Due & { act: Act }, now: number): Promised {
  const { binding, part } = due
  const to = payeeOf(w, binding, part)
  if (to === null) {
    returnHold(w, binding, part, now)
    return { ...part, state: 'returned' }
  }
  award(w, { ...orderOf(due, to, due.act), points: part.points }, now)
  count(w, { ...due, to }, 1)
  return { ...part, state: 'paid', to }
}

export function takeBack(w: Work, due: Due, now: number): Promised {
  const { binding, part } = due
  const to = must(part.to, `whom ${holdOf(binding, part)} was paid to`)
  const {
    source,
    factKey: key,
    at,
  } = must(grantOf(w, binding, part, to), `the grant of ${holdOf(binding, part)}`)
  award(w, { ...orderOf(due, to, { source, key, at }), points: 0 }, now)
  // Withheld, it was never out of its hold.
  returnHold(w, binding, part, now)
  count(w, { ...due, to }, -1)
  return { ...part, state: 'returned' }
}

const grantOf = (w: Work, { offerId, inviteeId }: Binding, part: Promised, to: string) =>
  w.get('grant', to, offerId, ruleOf(part), inviteeId)

function payeeOf(w: Work, { inviterId, inviteeId }: Binding, { who }: Promised): string | null {
  const invitee = personNow(w, inviteeId)
  const inviter = inviterId === null ? null : personNow(w, inviterId)
  if (invitee?.id === inviter?.id) return null
  const payee = who === 'inviter' ? inviter : invitee
  return payee?.state === 'active' ? payee.id : null
}

function personNow(w: Work, memberId: string): Row<'member'> | null {
  const member = w.get('member', memberId)
  return member ? survivorOf(w, member) : null
}

type Rest = Pick<Act, 'source' | 'key' | 'at'>

function orderOf(
  { binding, part, version }: Due,
  memberId: string,
  { source, key, at }: Rest,
): Omit<AwardOrder, 'points'> {
  const { offerId, inviteeId, inviterId, code } = binding
  const { milestone, who } = part
  return {
    ...{ memberId, offerId, rule: ruleOf(part), occasion: inviteeId, version: version.number },
    ...{ budgetId: version.budgetId, growth: [], hold: holdOf(binding, part), at },
    expiresOn: addDays(dayOf(at), version.body.pointsLastDays),
    fact: { source, key },
    reason: 'referral',
    subject: version.title,
    because: { milestone, who, inviteeId, inviterId, code },
  }
}

/** A friend counts once, however many milestones pay. */
function count(w: Work, { binding, part, to }: Due & { to: string }, sign: 1 | -1): void {
  if (part.who !== 'inviter') return
  const others = binding.promised.filter(
    (other) => other.who === 'inviter' && other.milestone !== part.milestone,
  )
  const isFirst = !others.some((other) => other.state === 'paid' && other.to === to)
  const given = { friends: isFirst ? sign : 0, points: sign * part.points }
  countGiven(w, inviterAt(w, to, binding.offerId), given)
}
