/** Draws anew how far an invitee came, and brings what both were given to what is due for it. */
import type { ReferralBody } from '@laurel/shared/referral'
import { versionOf } from '../../offers/index.ts'
import type { Row, Work } from '../../schema.ts'
import { asksOf, type Found, reachedBy } from '../rules/milestones.ts'
import { moveOf } from '../rules/promises.ts'
import type { Promised } from '../tables.ts'
import type { Version } from './bind.ts'
import { pay, takeBack } from './pay.ts'

type Binding = Row<'binding'>

export function advance(w: Work, binding: Binding, now: number): Binding {
  const { inviteeId, offerId } = binding
  const version: Version = versionOf<ReferralBody>(w, offerId, binding.version)
  const found = reachedBy(w.list('bindingAct', inviteeId, offerId), binding, version.body)
  const row = isSame(binding.reached, found.reached)
    ? binding
    : w.set('binding', binding, { reached: found.reached, changedAt: now })
  return settle(w, row, { version, found }, now)
}

const isSame = (a: Binding['reached'], b: Binding['reached']): boolean =>
  (['registered', 'phone', 'act', 'custody'] as const).every((milestone) => a[milestone] === b[milestone])

interface Drawn {
  version: Version
  found: Found
}

const mayPay = ({ state }: Binding): boolean => state === 'open' || state === 'done'

/** One part after another: each sees what became of the one before. */
function settle(w: Work, binding: Binding, { version, found }: Drawn, now: number): Binding {
  let row = binding
  for (const [i, part] of binding.promised.entries()) {
    const act = found.by[part.milestone]
    const move = moveOf(part, { isReached: act !== undefined, mayPay: mayPay(binding) })
    if (move === 'pay' && act) row = put(w, row, i, pay(w, { binding: row, part, version, act }, now))
    else if (move === 'take-back') row = put(w, row, i, takeBack(w, { binding: row, part, version }, now))
  }
  const state = stateOf(row, found, version)
  return state === row.state ? row : w.set('binding', row, { state, changedAt: now })
}

const put = (w: Work, row: Binding, place: number, part: Promised): Binding =>
  w.set('binding', row, { promised: row.promised.with(place, part) })

/** Done while all that is asked stands; what was taken back opens it again until its time is over. */
function stateOf(row: Binding, { reached }: Found, { body }: Version): Binding['state'] {
  if (!mayPay(row)) return row.state
  return asksOf(body).every((milestone) => reached[milestone] !== undefined) ? 'done' : 'open'
}
