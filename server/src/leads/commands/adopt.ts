/** A person is known as a member from now on: the lead is his, two of his become one, and he is bound to whoever brought him. */
import { bind } from '../../referral/index.ts'
import type { Work } from '../../schema.ts'
import { isOpen } from '../rules.ts'
import { byMember, byPhone, findBy, type Lead, leadFor, note } from './find.ts'

/** Nothing is known of the phone he is on: it was the clock or a code that woke us. */
const UNSEEN = { ip: '', device: '', risk: 'unknown', visitorId: null } as const

/** He is reached by the number that he keeps himself: a copy beside it would outlive it. */
export function adopt(w: Work, lead: Lead, memberId: string, now: number): Lead {
  const own = leadFor(w, byMember(memberId), lead.offerId)
  if (own && own.id !== lead.id) return joinLeads(w, own, lead, now)
  if (lead.memberId === memberId) return lead
  findBy(w, lead, byMember(memberId))
  return note(w, lead, { act: 'joined', by: 'member', memberId, sealedPhone: null }, now)
}

/** The earlier one stays, with both histories and the earlier inviter; where a binding was promised, with that one's. */
function joinLeads(w: Work, one: Lead, other: Lead, now: number): Lead {
  const [stays, goes] = one.addedAt <= other.addedAt ? [one, other] : [other, one]
  const told = takeHistory(w, stays, goes)
  w.drop('lead', goes)
  const { phone, memberId } = known(stays, goes)
  if (phone !== null) findBy(w, told, byPhone(phone))
  if (memberId !== null) findBy(w, told, byMember(memberId))
  const bound = memberId === null ? undefined : w.get('binding', memberId, told.offerId)
  const inviter = bound ? { inviterId: bound.inviterId } : {}
  return note(w, told, { act: 'merged', by: 'clock', ...known(stays, goes), ...inviter }, now)
}

function takeHistory(w: Work, stays: Lead, goes: Lead): Lead {
  const events = w.list('leadEvent', goes.id)
  for (const [i, event] of events.entries()) {
    w.add('leadEvent', { ...event, leadId: stays.id, n: stays.events + i })
    w.drop('leadEvent', event)
  }
  return w.set('lead', stays, { events: stays.events + events.length })
}

/** What only one of them knows; the number is a member's own by now. */
const known = (stays: Lead, goes: Lead) => ({
  memberId: stays.memberId ?? goes.memberId,
  phone: stays.phone ?? goes.phone,
  sealedPhone: null,
  inviterId: stays.inviterId ?? goes.inviterId,
  code: stays.code ?? goes.code,
  managerId: stays.managerId ?? goes.managerId,
})

/** By the link he came by, else by the lead itself. Who is bound already stays with whom he is bound to. */
export function bring(w: Work, lead: Lead, now: number): Lead {
  const { memberId, offerId, id: leadId, code, inviterId, managerId, addedAt: touchedAt } = lead
  if (memberId === null || !isOpen(lead.state) || (code === null && inviterId === null)) return lead
  if (w.get('binding', memberId, offerId)) return lead
  const order = { memberId, offerId, touchedAt, accepted: code !== null, evidence: UNSEEN }
  const byLead = { leadId, inviterId, managerId }
  const byCode = code === null ? null : bind(w, { ...order, via: { code } }, now)
  // He agreed in time, and the number came to be known only later: the lead has a deadline of its own.
  const isLate = byCode === null || byCode.refused === 'TOUCH_OVER'
  const { refused } = isLate ? bind(w, { ...order, via: byLead }, now) : byCode
  if (refused === null) return lead
  return note(w, lead, { act: 'not-bound', by: 'clock', note: refused }, now)
}
