/** What managers do with a lead: reached him, met him, lost him; and who does it. */
import { isAsked } from '../../operators/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Touch, Work } from '../../schema.ts'
import { isOpen, refuseMove } from '../rules.ts'
import { type Lead, leadNamed, note, type Reach } from './find.ts'
import { mayLookAfter } from './open.ts'

interface Deed extends Reach {
  by: string
}

/** The line that names the approval is the last of its kind. */
export function isConfirming(w: Work, lead: Lead, now: number): boolean {
  if (lead.state !== 'confirming') return false
  const asked = w.list('leadEvent', lead.id).findLast(({ act }) => act === 'asked')
  return asked?.note != null && isAsked(w, asked.note, now)
}

export type MoveOrder = Deed & { state: 'contacted' | 'met' | 'lost'; note: string | null }

export function moveLead(w: Work, { state, by, note: text, ...reach }: MoveOrder, now: number) {
  const lead = leadNamed(w, reach)
  const refusal = refuseMove({ state: lead.state, isAsked: isConfirming(w, lead, now) }, state)
  if (refusal) throw new Refusal(refusal)
  return { leadId: note(w, lead, { act: state, by, note: text, state }, now).id }
}

export type AssignOrder = Deed & { managerId: string; because: string }

export function assignLead(w: Work, { managerId, by, because, ...reach }: AssignOrder, now: number) {
  const lead = leadNamed(w, reach)
  if (!mayLookAfter(w, managerId)) throw new Refusal('OPERATOR_UNKNOWN')
  if (!isOpen(lead.state) && lead.state !== 'lost') throw new Refusal('LEAD_STATE')
  return { leadId: note(w, lead, { act: 'assigned', by, note: because, managerId }, now).id }
}

const touchLead = (touch: Touch, { leadId }: Reach): void => touch.row('lead', leadId)
moveLead.reads = touchLead
assignLead.reads = touchLead

/** Longer than an approval waits: one that is asked for in the last hour is still decided. */
const GRACE_MS = 8 * 86_400_000

/** Due leads, as the clock found them. */
export function expireLeads(w: Work, { leadIds }: { leadIds: readonly string[] }, now: number): void {
  for (const leadId of leadIds) {
    const lead = w.get('lead', leadId)
    if (!lead || !isOpen(lead.state)) continue
    if (now < lead.dueBy + (lead.state === 'confirming' ? GRACE_MS : 0)) continue
    note(w, lead, { act: 'expired', by: 'clock', state: 'expired' }, now)
  }
}
expireLeads.graceMs = GRACE_MS
