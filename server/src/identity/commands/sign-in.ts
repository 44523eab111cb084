/** Signs a member in by what WeChat knows them by; who is not known yet and agrees becomes a member. */
import { recordFact } from '../../platform/facts.ts'
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { refuseConsent } from '../rules.ts'
import { openSession } from './sessions.ts'

export interface SignInOrder {
  /** The surest first. */
  knownBy: Omit<Row<'identity'>, 'memberId'>[]
  /** The version the visitor agreed to, if any. */
  agreed: string | undefined
  consent: { version: string; textHash: string }
  session: { id: string; refreshHash: string }
  /** Who they become, and the fact of it, when they are new. */
  memberId: string
  factId: string
}

export interface SignedIn {
  member: Row<'member'>
  isNew: boolean
  refreshExpiresAt: number
}

export function signIn(w: Work, order: SignInOrder, now: number): SignedIn {
  const known = findKnown(w, order)
  const member = known ?? register(w, order, now)
  if (member.state === 'blocked') throw new Refusal('MEMBER_BLOCKED')
  agree(w, order, member.id, now)
  for (const by of order.knownBy) {
    // An openid and a unionid that belong to two members are left as they are: joining members is nobody's guess.
    if (!w.get('identity', by.kind, by.value)) w.add('identity', { ...by, memberId: member.id })
  }
  const { expiresAt } = openSession(w, { ...order.session, memberId: member.id }, now)
  return { member, isNew: !known, refreshExpiresAt: expiresAt }
}

signIn.reads = (touch: Touch, { knownBy }: SignInOrder): void => {
  for (const { kind, value } of knownBy) touch.row('identity', kind, value)
}

function findKnown(w: Work, { knownBy }: SignInOrder): Row<'member'> | undefined {
  for (const { kind, value } of knownBy) {
    const found = w.get('identity', kind, value)
    if (found) return must(w.get('member', found.memberId), `member ${found.memberId}`)
  }
  return undefined
}

function register(w: Work, { memberId, factId, agreed, consent }: SignInOrder, now: number): Row<'member'> {
  const refusal = refuseConsent(agreed, consent.version)
  if (refusal) throw new Refusal(refusal)
  const key = `registered/${memberId}`
  recordFact(w, { id: factId, type: 'member.registered', memberId, key }, now)
  return w.add('member', { id: memberId, name: null, joinedAt: now, state: 'active' })
}

/** A returning member who read the newer text and agreed is written down too. */
function agree(w: Work, { agreed, consent }: SignInOrder, memberId: string, now: number): void {
  const { version, textHash } = consent
  if (agreed !== version || w.get('consent', memberId, version)) return
  w.add('consent', { memberId, version, at: now, textHash, scene: 'sign-in' })
}
