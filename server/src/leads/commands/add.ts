/** A manager enters who was referred and by whom. One person is one lead of a programme, whoever enters him, and however often. */
import type { ReferralBody } from '@laurel/shared/referral'
import { survivorOf } from '../../identity/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { liveProgramme } from '../../referral/index.ts'
import type { Touch, Work } from '../../schema.ts'
import { adopt, bring } from './adopt.ts'
import { byMember, byPhone, findBy, type Lead, leadFor, memberByPhone, note, phoneOf } from './find.ts'
import { openLead } from './open.ts'

export interface AddLeadOrder {
  id: string
  offerId: string
  /** The keyed hash. */
  phone: string
  sealedPhone: string
  sealedName: string
  /** A member's id, or the keyed hash of a phone. */
  inviter: { memberId: string } | { phone: string } | null
  note: string | null
  operator: { id: string; role: string }
}

export function addLead(w: Work, order: AddLeadOrder, now: number): { leadId: string } {
  const { body } = liveProgramme(w, order.offerId, now).version
  const memberId = memberByPhone(w, order.phone)
  const inviterId = inviterOf(w, order)
  if (inviterId !== null && isSelf(w, { inviterId, memberId, phone: order.phone }))
    throw new Refusal('SELF_REFERRAL')
  const known = knownLead(w, order, memberId)
  const lead = known
    ? addAgain(w, known, { order, inviterId }, now)
    : addNew(w, { order, inviterId, memberId, body }, now)
  return { leadId: bring(w, memberId === null ? lead : adopt(w, lead, memberId, now), now).id }
}

addLead.reads = (touch: Touch, { offerId, phone }: AddLeadOrder): void => {
  touch.row('leadOf', byPhone(phone), offerId)
  liveProgramme.reads(touch, offerId)
  touch.row('identity', 'phone', phone)
}

const knownLead = (w: Work, { phone, offerId }: AddLeadOrder, memberId: string | null): Lead | undefined =>
  leadFor(w, byPhone(phone), offerId) ??
  (memberId === null ? undefined : leadFor(w, byMember(memberId), offerId))

function inviterOf(w: Work, { inviter }: AddLeadOrder): string | null {
  if (inviter === null) return null
  const id = 'memberId' in inviter ? inviter.memberId : memberByPhone(w, inviter.phone)
  const member = id === null ? undefined : w.get('member', id)
  const today = member && survivorOf(w, member)
  if (!today || today.state === 'closed') throw new Refusal('INVITER_UNKNOWN')
  return today.id
}

const isSelf = (
  w: Work,
  { inviterId, memberId, phone }: { inviterId: string; memberId: string | null; phone: string },
): boolean => inviterId === memberId || phoneOf(w, inviterId) === phone

interface Again {
  order: AddLeadOrder
  inviterId: string | null
}

/** Whoever was first keeps the inviter; what was not known yet is filled in. */
function addAgain(w: Work, lead: Lead, { order, inviterId }: Again, now: number): Lead {
  const { phone, operator, note: text } = order
  if (lead.phone === null) findBy(w, lead, byPhone(phone))
  const isBound = lead.memberId !== null && w.get('binding', lead.memberId, lead.offerId) !== undefined
  const isSettled = isBound || lead.code !== null
  const filled = {
    phone: lead.phone ?? phone,
    inviterId: isSettled ? lead.inviterId : (lead.inviterId ?? inviterId),
  }
  return note(w, lead, { act: 'added-again', by: operator.id, note: text, ...filled }, now)
}

interface New extends Again {
  memberId: string | null
  body: ReferralBody
}

function addNew(w: Work, { order, inviterId, memberId, body }: New, now: number): Lead {
  const { id, offerId, phone, sealedPhone, sealedName, operator, note: text } = order
  const bound = memberId === null ? undefined : w.get('binding', memberId, offerId)
  if (memberId !== null && !bound && body.invitees === 'new') throw new Refusal('INVITEE_MEMBER')
  const who = { phone, sealedPhone: memberId === null ? sealedPhone : null, sealedName, memberId }
  const whence = { inviterId: bound ? bound.inviterId : inviterId, code: bound?.code ?? null }
  const managerId = operator.role === 'manager' ? operator.id : null
  const lead = { id, offerId, ...who, ...whence, source: 'hand', managerId, branch: null } as const
  return openLead(w, { ...lead, by: operator.id, note: text }, body, now)
}
