/** Takes on operators. */
import type { Operator } from '@laurel/shared/operators'
import { Refusal } from '../../platform/refusal.ts'
import type { Touch, Work } from '../../schema.ts'
import { operatorReply } from '../replies.ts'

export interface NewOperator extends Operator {
  passwordHash: string
}

export function addOperator(w: Work, operator: NewOperator): Operator {
  if (w.get('operatorLogin', operator.login)) throw new Refusal('LOGIN_TAKEN')
  w.add('operatorLogin', { login: operator.login, operatorId: operator.id })
  return operatorReply(w.add('operator', { ...operator, state: 'active' }))
}

addOperator.reads = (touch: Touch, { login }: NewOperator): void => touch.row('operatorLogin', login)

/** At every start: it adds the first time only. */
export function addFirstOperator(w: Work, operator: NewOperator): Operator | null {
  return w.get('operatorLogin', operator.login) ? null : addOperator(w, operator)
}
