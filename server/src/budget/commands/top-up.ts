/** One operator asks for more, another approves; then the value comes from the parent, or from the mint. */
import type { AskTopUpInput, TopUp, TopUpInput } from '@laurel/shared/budget'
import { Refusal } from '../../platform/refusal.ts'
import { budgetAccount, mintOf, transfer } from '../../points/index.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { refuseApproval, refuseRejection } from '../rules.ts'
import { budgetNamed } from './windows.ts'

type ByOperator<Input> = Input & { operatorId: string }

export function askTopUp(w: Work, input: ByOperator<AskTopUpInput & { id: string }>, now: number): TopUp {
  const { id, budgetId, amount, because, operatorId } = input
  budgetNamed(w, budgetId)
  return w.add('topUp', { id, budgetId, amount, because, state: 'asked', askedBy: operatorId, askedAt: now })
}

export function approveTopUp(w: Work, { topUpId, operatorId }: ByOperator<TopUpInput>, now: number): TopUp {
  const topUp = topUpNamed(w, topUpId)
  const refusal = refuseApproval(topUp, operatorId)
  if (refusal) throw new Refusal(refusal)
  fill(w, topUp, now)
  return w.set('topUp', topUp, { state: 'approved', decidedBy: operatorId, decidedAt: now })
}

export function rejectTopUp(w: Work, { topUpId, operatorId }: ByOperator<TopUpInput>, now: number): TopUp {
  const topUp = topUpNamed(w, topUpId)
  const refusal = refuseRejection(topUp)
  if (refusal) throw new Refusal(refusal)
  return w.set('topUp', topUp, { state: 'rejected', decidedBy: operatorId, decidedAt: now })
}

approveTopUp.reads = (touch: Touch, { topUpId }: TopUpInput): void => {
  touch.row('topUp', topUpId)
  touch.row('transfer', fillingOf(topUpId))
}

const fillingOf = (topUpId: string): string => `top-up/${topUpId}`

/** A parent gives what it has: so its children never exceed it. */
function fill(w: Work, { id, budgetId, amount }: TopUp, now: number): void {
  const budget = budgetNamed(w, budgetId)
  const { currency } = budget
  const parent = budget.parentId === null ? null : budgetNamed(w, budget.parentId)
  const debit = parent ? budgetAccount(parent.id, currency) : mintOf(currency)
  const credit = budgetAccount(budgetId, currency)
  transfer(w, { id: fillingOf(id), debit, credit, amount, because: { reason: 'fill' } }, now)
  w.set('budget', budget, { filled: budget.filled + amount })
  if (parent) w.set('budget', parent, { handedDown: parent.handedDown + amount })
}

function topUpNamed(w: Work, topUpId: string): Row<'topUp'> {
  const topUp = w.get('topUp', topUpId)
  if (!topUp) throw new Refusal('TOPUP_UNKNOWN')
  return topUp
}
