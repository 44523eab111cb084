/** What WeChat punished us with: what it concerns stops until the punishment ends or an operator lifts it. */
import type { LiftInput, Restriction } from '@laurel/shared/outreach'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { restrictionReply } from '../replies.ts'
import { isActive } from '../rules/restrictions.ts'

export type Kind = Row<'restriction'>['kind']
export type Punishment = Pick<Row<'restriction'>, 'since' | 'until' | 'reason'>

/** Offers that reward a share ask this before they grant. */
export function isRestricted(w: Work, kind: Kind, now: number): boolean {
  const restriction = w.get('restriction', kind)
  return restriction !== undefined && isActive(restriction, now)
}

/** Two at a time last as long as the longer. */
export function restrict(w: Work, kind: Kind, { since, until, reason }: Punishment, now: number): void {
  const kept = w.get('restriction', kind)
  if (!kept) {
    w.add('restriction', { kind, since, until, reason, liftedAt: null })
    return
  }
  const ends = isActive(kept, now) ? [kept.until, until] : [until]
  const last = ends.some((end) => end === null) ? null : Math.max(...ends.map(Number))
  w.set('restriction', kept, { since, until: last, reason, liftedAt: null })
}

export function lift(w: Work, { kind }: LiftInput, now: number): Restriction {
  const restriction = w.get('restriction', kind)
  if (!restriction || !isActive(restriction, now)) throw new Refusal('RESTRICTION_UNKNOWN')
  return restrictionReply(w.set('restriction', restriction, { liftedAt: now }))
}
lift.reads = (touch: Touch, { kind }: LiftInput): void => touch.row('restriction', kind)
