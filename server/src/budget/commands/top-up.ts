/** One operator asks for more, another approves; then the value comes from the parent, or from the mint. */
import type { AskTopUpInput } from '@laurel/shared/budget'
import type { Approval } from '@laurel/shared/operators'
import { type ApprovalKind, approvalReply, askApproval } from '../../operators/index.ts'
import { budgetAccount, mintOf, transfer } from '../../points/index.ts'
import type { Work } from '../../schema.ts'
import { budgetNamed } from './windows.ts'

const TOP_UP = 'top-up'

type Asked = AskTopUpInput & { id: string; operatorId: string }

export function askTopUp(w: Work, { budgetId, amount, ...asked }: Asked, now: number): Approval {
  budgetNamed(w, budgetId)
  const row = askApproval(w, { ...asked, kind: TOP_UP, subjectId: budgetId, body: { amount } }, now)
  return approvalReply(row, now)
}

const topUp: ApprovalKind = {
  kind: TOP_UP,
  roles: ['admin', 'approver'],
  apply: (w, { id, subjectId, body }, now) =>
    fill(w, { id, budgetId: subjectId, amount: Number(body.amount) }, now),
  reads(touch, { id, subjectId }) {
    touch.row('budget', subjectId)
    touch.row('transfer', fillingOf(id))
  },
}

export const budgetApprovals: readonly ApprovalKind[] = [topUp]

const fillingOf = (id: string): string => `${TOP_UP}/${id}`

interface Filling {
  id: string
  budgetId: string
  amount: number
}

/** A parent gives what it has: so its children never exceed it. */
function fill(w: Work, { id, budgetId, amount }: Filling, now: number): void {
  const budget = budgetNamed(w, budgetId)
  const { currency } = budget
  const parent = budget.parentId === null ? null : budgetNamed(w, budget.parentId)
  const debit = parent ? budgetAccount(parent.id, currency) : mintOf(currency)
  const credit = budgetAccount(budgetId, currency)
  transfer(w, { id: fillingOf(id), debit, credit, amount, because: { reason: 'fill' } }, now)
  w.set('budget', budget, { filled: budget.filled + amount })
  if (parent) w.set('budget', parent, { handedDown: parent.handedDown + amount })
}
