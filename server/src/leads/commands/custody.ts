/** Custody by hand: one operator says that the customer is looked after, a second one agrees. */
import { type ApprovalKind, type Approved, askApproval } from '../../operators/index.ts'
import { recordFact } from '../../platform/facts.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Touch, Work } from '../../schema.ts'
import { refuseConfirm } from '../rules.ts'
import { leadNamed, note, type Reach } from './find.ts'
import { isConfirming } from './move.ts'

export interface ConfirmOrder extends Reach {
  approvalId: string
  by: string
  because: string
}

const CUSTODY = 'custody'

/** One that was turned down or forgotten may be asked for again. */
export function askCustody(w: Work, { approvalId: id, by, because, ...reach }: ConfirmOrder, now: number) {
  const lead = leadNamed(w, reach)
  const refusal = refuseConfirm({ ...lead, isAsked: isConfirming(w, lead, now) })
  if (refusal) throw new Refusal(refusal)
  askApproval(w, { id, kind: CUSTODY, subjectId: lead.id, body: {}, because, operatorId: by }, now)
  return { leadId: note(w, lead, { act: 'asked', by, note: id, state: 'confirming' }, now).id }
}

askCustody.reads = (touch: Touch, { leadId }: ConfirmOrder): void => touch.row('lead', leadId)

/** The lead itself follows the fact, as it does where the bank's core tells it. */
function agreeCustody(w: Work, { id, subjectId, decidedBy }: Approved, now: number): void {
  const lead = leadNamed(w, { leadId: subjectId, onlyOf: null })
  if (lead.state !== 'confirming') throw new Refusal('LEAD_STATE')
  const { memberId, managerId } = note(w, lead, { act: 'agreed', by: decidedBy, note: id }, now)
  if (memberId === null) throw new Refusal('LEAD_UNJOINED')
  const manager = managerId === null ? undefined : w.get('operator', managerId)?.login
  const key = `custody/${lead.id}`
  const data = { leadId: lead.id, ...(manager === undefined ? {} : { manager }) }
  recordFact(w, { id: key, key, type: 'custody.confirmed', memberId, subjectId: lead.offerId, data }, now)
}

export const leadApprovals: readonly ApprovalKind[] = [
  {
    kind: CUSTODY,
    roles: ['admin', 'approver', 'manager'],
    apply: agreeCustody,
    reads: (touch, { subjectId }) => touch.row('lead', subjectId),
  },
]
