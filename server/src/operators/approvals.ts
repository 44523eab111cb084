/** Four eyes: one operator asks, another decides; what was asked for is done in the same batch as the yes. */
import type { Approval, Role } from '@laurel/shared/operators'
import { Refusal } from '../platform/refusal.ts'
import type { Command, Row, Touch, Work } from '../schema.ts'
import { refuseDecision, refuseWithdrawal, stateOf } from './rules.ts'

/** What may be asked for: a feature exports its kinds, `app.ts` hands them all to the routes. */
export interface ApprovalKind {
  kind: string
  /** Who may decide. */
  roles: readonly Role[]
  /** Does what was asked for. May refuse: then nothing was decided. */
  apply(w: Work, approval: Approved, now: number): unknown
  /** What `apply` will read: a hint, as for any command. */
  reads?(touch: Touch, approval: Row<'approval'>): void
}

export interface Approved {
  id: string
  subjectId: string
  body: Record<string, unknown>
  askedBy: string
  decidedBy: string
}

export interface NewApproval {
  id: string
  kind: string
  /** What it is about: it is found by it. */
  subjectId: string
  /** What `apply` needs. Read by every operator, so nothing personal stands in it unsealed. */
  body: Record<string, unknown>
  because: string
  operatorId: string
}

const ASKED_FOR_MS = 7 * 86_400_000

export function askApproval(w: Work, { operatorId, ...asked }: NewApproval, now: number): Row<'approval'> {
  const times = { askedAt: now, expiresAt: now + ASKED_FOR_MS }
  return w.add('approval', { ...asked, ...times, state: 'asked', askedBy: operatorId })
}

export interface Decision {
  approvalId: string
  operatorId: string
  role: Role
  /** As last read, for the hints. */
  seen?: Row<'approval'> | undefined
}

type Decide = Command<Decision, Approval>

export function approveWith(kinds: readonly ApprovalKind[]): Decide {
  const approve: Decide = (w, decision, now) => {
    const { row, kind } = toDecide(w, { kinds, decision, now })
    const { id, subjectId, body, askedBy } = row
    const decided = decide(w, { row, decision, state: 'approved', now })
    kind.apply(w, { id, subjectId, body, askedBy, decidedBy: decision.operatorId }, now)
    return decided
  }
  approve.reads = (touch, { approvalId, seen }) => {
    touch.row('approval', approvalId)
    if (seen) kinds.find(({ kind }) => kind === seen.kind)?.reads?.(touch, seen)
  }
  return approve
}

export function rejectWith(kinds: readonly ApprovalKind[]): Decide {
  return (w, decision, now) => {
    const { row } = toDecide(w, { kinds, decision, now })
    return decide(w, { row, decision, state: 'rejected', now })
  }
}

/** Who asked takes it back. */
export function withdraw(w: Work, decision: Decision, now: number): Approval {
  const row = approvalNamed(w, decision.approvalId)
  const refusal = refuseWithdrawal(row, decision.operatorId, now)
  if (refusal) throw new Refusal(refusal)
  return decide(w, { row, decision, state: 'withdrawn', now })
}

export function approvalNamed(w: Work, approvalId: string): Row<'approval'> {
  const row = w.get('approval', approvalId)
  if (!row) throw new Refusal('APPROVAL_UNKNOWN')
  return row
}

/** Nobody decided yet, and somebody still may. */
export function isAsked(w: Work, approvalId: string, now: number): boolean {
  const row = w.get('approval', approvalId)
  return row !== undefined && stateOf(row, now) === 'asked'
}

/** Nobody expires anything: what was not decided in time simply is expired. */
export const approvalReply = (row: Row<'approval'>, now: number): Approval => ({
  ...row,
  state: stateOf(row, now),
})

interface Deciding {
  kinds: readonly ApprovalKind[]
  decision: Decision
  now: number
}

function toDecide(w: Work, { kinds, decision, now }: Deciding) {
  const row = approvalNamed(w, decision.approvalId)
  const kind = kinds.find((one) => one.kind === row.kind)
  if (!kind) throw new Error(`nobody knows how to decide ${row.kind}`)
  if (!kind.roles.includes(decision.role)) throw new Refusal('ROLE_MISSING')
  const refusal = refuseDecision(row, decision.operatorId, now)
  if (refusal) throw new Refusal(refusal)
  return { row, kind }
}

interface Decided {
  row: Row<'approval'>
  decision: Decision
  state: Row<'approval'>['state']
  now: number
}

function decide(w: Work, { row, decision, state, now }: Decided): Approval {
  const decided = { state, decidedBy: decision.operatorId, decidedAt: now }
  return approvalReply(w.set('approval', row, decided), now)
}
