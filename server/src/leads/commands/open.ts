/** Opens a lead, and finds who looks after it: whoever does already, else a branch's managers in turn. */
import type { ReferralBody } from '@laurel/shared/referral'
import type { Work } from '../../schema.ts'
import { nextInTurn } from '../rules.ts'
import { byMember, byPhone, findBy, type Lead, note } from './find.ts'

const DAY_MS = 86_400_000

export interface NewLead {
  id: string
  offerId: string
  phone: string | null
  sealedPhone: string | null
  sealedName: string | null
  memberId: string | null
  inviterId: string | null
  code: string | null
  source: Lead['source']
  /** Who entered it, or whose link it was. */
  managerId: string | null
  branch: string | null
  by: string
  note?: string | null
}

export function openLead(
  w: Work,
  { by, note: text, ...lead }: NewLead,
  body: ReferralBody,
  now: number,
): Lead {
  const { phone, memberId } = lead
  const opened = w.add('lead', {
    ...lead,
    ...routed(w, { ...lead, branch: lead.branch ?? body.branch }),
    state: 'new',
    dueBy: now + body.deadlineDays * DAY_MS,
    events: 0,
    addedAt: now,
    changedAt: now,
  })
  if (phone !== null) findBy(w, opened, byPhone(phone))
  if (memberId !== null) findBy(w, opened, byMember(memberId))
  return note(w, opened, { act: 'added', by, note: text ?? null }, now)
}

/** A manager who left looks after nobody. */
export function mayLookAfter(w: Work, operatorId: string): boolean {
  const operator = w.get('operator', operatorId)
  return operator?.state === 'active' && operator.role === 'manager'
}

type Routing = Pick<Lead, 'managerId' | 'inviterId' | 'branch'>

function routed(w: Work, { managerId, inviterId, branch }: Routing): Pick<Lead, 'managerId' | 'branch'> {
  if (managerId !== null && mayLookAfter(w, managerId)) return { managerId, branch }
  const ofInviter = inviterId === null ? undefined : w.get('custody', inviterId)?.managerId
  if (ofInviter !== undefined && mayLookAfter(w, ofInviter)) return { managerId: ofInviter, branch }
  return { managerId: branch === null ? null : inTurn(w, branch), branch }
}

/** Whoever asks locks the branch: no two get the same turn. */
function inTurn(w: Work, branchId: string): string | null {
  const branch = w.get('branch', branchId)
  const next = branch && nextInTurn(branch, (id) => mayLookAfter(w, id))
  if (!branch || !next) return null
  w.set('branch', branch, { turn: next.turn })
  return next.managerId
}
