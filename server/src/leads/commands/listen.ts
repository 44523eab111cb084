/** Leads follow the facts: somebody was bound, proved a number, or is looked after from now on. */
import type { ReferralBody } from '@laurel/shared/referral'
import { versionOf } from '../../offers/index.ts'
import { idOf } from '../../platform/ids.ts'
import { must } from '../../platform/must.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { isOpen } from '../rules.ts'
import { adopt, bring } from './adopt.ts'
import { byMember, byPhone, findBy, type Lead, leadFor, leadsOf, note, phoneOf } from './find.ts'
import { mayLookAfter, openLead } from './open.ts'

type Fact = Row<'fact'>

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** `invitee.bound`: he is a lead where the programme asks for custody, or where somebody entered him. */
export function onBound(w: Work, fact: Fact, now: number): void {
  const memberId = must(fact.memberId, 'the invitee')
  const offerId = String(fact.data.offerId)
  const inviterId = text(fact.data.inviterId)
  const binding = must(w.get('binding', memberId, offerId), `${memberId} in ${offerId}`)
  const known = leadOfMember(w, memberId, offerId, now)
  if (known) {
    note(w, known, { act: 'bound', by: 'member', inviterId, code: known.code ?? binding.code }, now)
    return
  }
  const { body } = versionOf<ReferralBody>(w, offerId, binding.version)
  if (!body.asksCustody) return
  const lead = { id: idOf(now, fact.key), offerId, memberId, inviterId, code: binding.code }
  const branch = binding.code === null ? null : (w.get('shareLink', binding.code)?.branch ?? null)
  const reach = { phone: null, sealedPhone: null, sealedName: null, managerId: binding.managerId, branch }
  openLead(w, { ...lead, ...reach, source: 'digital', by: 'member' }, body, now)
}

onBound.reads = (touch: Touch, { memberId }: { memberId: string }): void =>
  touch.list('leadOf', byMember(memberId))

/** His already, or entered by hand under the number that he has. */
function leadOfMember(w: Work, memberId: string, offerId: string, now: number): Lead | undefined {
  const own = leadFor(w, byMember(memberId), offerId)
  if (own) return own
  const phone = phoneOf(w, memberId)
  const found = phone === null ? undefined : leadFor(w, byPhone(phone), offerId)
  return found?.memberId === null ? adopt(w, found, memberId, now) : undefined
}

/** `member.phone-verified`: whoever was entered under this number is known now, and bound to who brought him. */
export function onPhone(w: Work, fact: Fact, now: number): void {
  const memberId = must(fact.memberId, 'the member')
  const phone = phoneOf(w, memberId)
  if (phone === null) return
  for (const lead of leadsOf(w, byPhone(phone))) {
    if (lead.memberId === null) bring(w, adopt(w, lead, memberId, now), now)
  }
}

/** `custody.confirmed`: by the bank's core, or by two operators here. */
export function onCustody(w: Work, fact: Fact, now: number): void {
  const memberId = must(fact.memberId, 'the member')
  const managerId = managerCalled(w, text(fact.data.manager))
  if (managerId !== null) lookAfter(w, { memberId, managerId, at: fact.occurredAt, source: fact.source })
  for (const lead of leadsOf(w, byMember(memberId))) {
    if (lead.state === 'confirmed' || fact.occurredAt < lead.addedAt) continue
    const manager = lead.managerId === null && managerId !== null ? { managerId } : {}
    note(w, lead, { act: 'confirmed', by: fact.source, state: 'confirmed', ...manager }, now)
  }
}

/** `member.merged`: the leads of the one are found by the other, too. */
export function onMerged(w: Work, { memberId, subjectId }: Fact): void {
  const [intoId, fromId] = [must(memberId, 'into'), must(subjectId, 'from')]
  for (const lead of leadsOf(w, byMember(fromId)))
    if (!w.get('leadOf', byMember(intoId), lead.offerId)) findBy(w, lead, byMember(intoId))
}

/** `member.unmerged`: each is found by his own again. */
export function onUnmerged(w: Work, { memberId, subjectId: fromId }: Fact): void {
  const person = byMember(must(memberId, 'into'))
  for (const found of w.list('leadOf', person))
    if (w.get('lead', found.leadId)?.memberId === fromId) w.drop('leadOf', found)
}

/** By the login: another system knows no other name. One who left, or is none, looks after nobody. */
function managerCalled(w: Work, login: string | null): string | null {
  const operatorId = login === null ? undefined : w.get('operatorLogin', login)?.operatorId
  return operatorId !== undefined && mayLookAfter(w, operatorId) ? operatorId : null
}

/** The last word in the order of time counts, whichever was heard last. */
function lookAfter(w: Work, row: Row<'custody'>): void {
  const known = w.get('custody', row.memberId)
  if (!known) w.add('custody', row)
  else if (known.at <= row.at) w.set('custody', known, row)
}

/** Nobody looks after who left, and nothing is left by which he is known; the manager's own notes go, too. */
export function eraseLeads(w: Work, memberId: string): void {
  for (const lead of leadsOf(w, byMember(memberId))) forgetPerson(w, lead)
  const custody = w.get('custody', memberId)
  if (custody) w.drop('custody', custody)
}

export function forgetPerson(w: Work, lead: Lead): Lead {
  const found = lead.phone === null ? undefined : w.get('leadOf', byPhone(lead.phone), lead.offerId)
  if (found) w.drop('leadOf', found)
  for (const event of w.list('leadEvent', lead.id))
    if (event.note !== null && event.act !== 'asked') w.set('leadEvent', event, { note: null })
  const state = isOpen(lead.state) ? { state: 'lost' as const } : {}
  return w.set('lead', lead, { phone: null, sealedPhone: null, sealedName: null, ...state })
}
