/** What a member is known by: linked, removed, moved to another member and back. Every change is written down. */
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Work } from '../../schema.ts'
import type { IdentityKind } from '../tables.ts'

export interface Identity {
  kind: IdentityKind
  /** A keyed hash: found by, and saying nothing. */
  value: string
  sealed: string
  /** Whom it was sealed for; null when it is bound to the value alone. */
  sealedFor: string | null
}

/** Who did it, and why. */
export interface Cause {
  /** `member`, `wechat`, or an operator's id. */
  by: string
  because: string | null
}

const MARK_LENGTH = 2

type Change = Pick<Row<'identityChange'>, 'memberId' | 'kind' | 'act' | 'by' | 'because'> & { value: string }

/** The same change of the same instant is one. */
export function noteChange(w: Work, { value, ...change }: Change, now: number): void {
  const mark = value.slice(0, MARK_LENGTH)
  const id = `${String(now).padStart(15, '0')}.${change.kind}.${change.act}.${mark}`
  if (!w.get('identityChange', change.memberId, id)) w.add('identityChange', { ...change, id, mark, at: now })
}

export const identitiesOf = (w: Work, memberId: string): Row<'identity'>[] =>
  w
    .list('knownBy', memberId)
    .map(({ kind, value }) => must(w.get('identity', kind, value), `identity of ${memberId}`))

/** Who holds it now is not said: whoever asks learns only that it is taken. */
const TAKEN = { phone: 'PHONE_TAKEN', customer: 'CUSTOMER_TAKEN' } as const

/** Of one kind: an openid that somebody has stays there, for joining members is nobody's guess. */
export function linkIdentity(
  w: Work,
  { memberId, identity, ...cause }: { memberId: string; identity: Identity } & Cause,
  now: number,
): void {
  const { kind, value } = identity
  const held = w.get('identity', kind, value)
  if (held?.memberId === memberId) return
  if (held) {
    if (kind === 'phone' || kind === 'customer') throw new Refusal(TAKEN[kind])
    return
  }
  w.add('identity', { ...identity, memberId, linkedAt: now, by: cause.by })
  w.add('knownBy', { memberId, kind, value })
  noteChange(w, { memberId, kind, value, act: 'linked', ...cause }, now)
}

/** All of these that the member is known by; answers how many there were. */
export function unlinkIdentities(
  w: Work,
  { memberId, kinds, act = 'removed', ...cause }: Unlinking,
  now: number,
): number {
  const gone = identitiesOf(w, memberId).filter(({ kind }) => kinds.includes(kind))
  for (const identity of gone) {
    const { kind, value } = identity
    w.drop('identity', identity)
    w.drop('knownBy', must(w.get('knownBy', memberId, kind, value), `${kind} of ${memberId}`))
    noteChange(w, { memberId, kind, value, act, ...cause }, now)
  }
  return gone.length
}

export interface Unlinking extends Cause {
  memberId: string
  kinds: readonly IdentityKind[]
  act?: 'removed' | 'erased'
}
