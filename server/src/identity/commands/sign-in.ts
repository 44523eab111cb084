/** Signs a member in by what WeChat knows them by; who is not known yet and agrees becomes a member. */
import { recordFact } from '../../platform/facts.ts'
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { refuseConsent } from '../rules.ts'
import { giveConsent, lastConsent, type Text } from './consent.ts'
import { type Identity, linkIdentity } from './identities.ts'
import { openSession } from './sessions.ts'

export interface SignInOrder {
  /** The surest first. */
  identities: Identity[]
  /** The version the visitor agreed to, if any. */
  agreed: string | undefined
  consent: Text
  session: { id: string; refreshHash: string }
  /** Who they become, and the fact of it, when they are new. */
  memberId: string
  factId: string
}

export interface SignedIn {
  memberId: string
  isNew: boolean
  refreshExpiresAt: number
}

export function signIn(w: Work, order: SignInOrder, now: number): SignedIn {
  const known = findKnown(w, order)
  if (known?.state === 'blocked') throw new Refusal('MEMBER_BLOCKED')
  agreeOrRefuse(w, order, known)
  const member = known ?? register(w, order, now)
  if (order.agreed === order.consent.version)
    giveConsent(w, { memberId: member.id, text: order.consent, scene: 'sign-in' }, now)
  for (const identity of order.identities)
    linkIdentity(w, { memberId: member.id, identity, by: 'member', because: null }, now)
  const { expiresAt } = openSession(w, { ...order.session, member }, now)
  return { memberId: member.id, isNew: !known, refreshExpiresAt: expiresAt }
}

signIn.reads = (touch: Touch, { identities }: SignInOrder): void => {
  for (const { kind, value } of identities) touch.row('identity', kind, value)
}

/** A closed account left nothing to be known by: its owner comes as a stranger. What a merged one was known by is the survivor's now. */
function findKnown(w: Work, { identities }: SignInOrder): Row<'member'> | undefined {
  for (const { kind, value } of identities) {
    const found = w.get('identity', kind, value)
    if (found) return must(w.get('member', found.memberId), `member ${found.memberId}`)
  }
  return undefined
}

function agreeOrRefuse(w: Work, { agreed, consent }: SignInOrder, known: Row<'member'> | undefined): void {
  const last = known ? lastConsent(w, known.id) : undefined
  const refusal = refuseConsent(agreed, consent.version, last?.act ?? null)
  if (refusal) throw new Refusal(refusal)
}

function register(w: Work, { memberId, factId }: SignInOrder, now: number): Row<'member'> {
  const key = `registered/${memberId}`
  recordFact(w, { id: factId, type: 'member.registered', memberId, key }, now)
  return w.add('member', { id: memberId, joinedAt: now, state: 'active' })
}
