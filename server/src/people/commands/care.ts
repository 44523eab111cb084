/** What operators do about who a member is: look, read in full, and link the number by which the bank knows them. */
import type { RevealInput } from '@laurel/shared/people'
import {
  type Identity,
  identitiesOf,
  linkIdentity,
  memberNamed,
  unlinkIdentities,
} from '../../identity/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Touch, Work } from '../../schema.ts'

/** Whom a search found, for the audit trail: what was searched for must not lie there. */
export const noteSearch = (_w: Work, { memberIds }: { memberIds: string[] }): { memberIds: string[] } => ({
  memberIds,
})

/** Says only that the look was lawful: the value itself must not lie in the audit trail. */
export function noteReveal(w: Work, { memberId, field }: RevealInput): { memberId: string; field: string } {
  if (!w.get('member', memberId)) throw new Refusal('MEMBER_UNKNOWN')
  if (!identitiesOf(w, memberId).some(({ kind }) => kind === field)) throw new Refusal('FIELD_EMPTY')
  return { memberId, field }
}

export interface LinkOrder {
  memberId: string
  customer: Identity
  operatorId: string
  because: string
}

/** A member has one number: the one before goes. */
export function linkCustomer(
  w: Work,
  { memberId, customer, operatorId, because }: LinkOrder,
  now: number,
): object {
  memberNamed(w, memberId)
  const cause = { by: operatorId, because }
  const held = w.get('identity', customer.kind, customer.value)
  if (!held) unlinkIdentities(w, { memberId, kinds: ['customer'], ...cause }, now)
  linkIdentity(w, { memberId, identity: customer, ...cause }, now)
  return { memberId }
}

linkCustomer.reads = (touch: Touch, { memberId, customer }: LinkOrder): void => {
  touch.row('identity', customer.kind, customer.value)
  touch.row('member', memberId)
  touch.list('knownBy', memberId)
}

export interface UnlinkOrder {
  memberId: string
  operatorId: string
  because: string
}

export function unlinkCustomer(w: Work, { memberId, operatorId, because }: UnlinkOrder, now: number): object {
  memberNamed(w, memberId)
  const gone = unlinkIdentities(w, { memberId, kinds: ['customer'], by: operatorId, because }, now)
  if (gone === 0) throw new Refusal('FIELD_EMPTY')
  return { memberId }
}
