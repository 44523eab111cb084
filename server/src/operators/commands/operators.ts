/** Takes on operators, changes what they may do, and ends their sessions when it was changed. */
import type { Operator, SetOperatorStateInput, SetRoleInput } from '@laurel/shared/operators'
import { Refusal } from '../../platform/refusal.ts'
import { revoke } from '../../platform/revoke.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { operatorReply } from '../replies.ts'

export interface NewOperator extends Operator {
  passwordHash: string
  mustChange?: boolean
}

export function addOperator(w: Work, operator: NewOperator): Operator {
  if (w.get('operatorLogin', operator.login)) throw new Refusal('LOGIN_TAKEN')
  w.add('operatorLogin', { login: operator.login, operatorId: operator.id })
  const added = w.add('operator', { ...operator, state: 'active' })
  takeSeat(w, added)
  return operatorReply(added)
}

addOperator.reads = (touch: Touch, { login }: NewOperator): void => touch.row('operatorLogin', login)

/** At every start: it adds the first time only. */
export function addFirstOperator(w: Work, operator: NewOperator): Operator | null {
  return w.get('operatorLogin', operator.login) ? null : addOperator(w, operator)
}

export function operatorNamed(w: Work, operatorId: string): Row<'operator'> {
  const operator = w.get('operator', operatorId)
  if (!operator) throw new Refusal('OPERATOR_UNKNOWN')
  return operator
}

export const touchOperator = (touch: Touch, { operatorId }: { operatorId: string }): void => {
  touch.row('operator', operatorId)
  touch.list('adminSeat', ADMIN)
  touch.row('revocation', operatorId)
}

/** Becoming an admin is another matter: approvals.ts of this folder. */
export function setRole(w: Work, { operatorId, role }: SetRoleInput, now: number): Operator {
  return changeOperator(w, operatorNamed(w, operatorId), { role }, now)
}
setRole.reads = touchOperator

export function setOperatorState(
  w: Work,
  { operatorId, state }: SetOperatorStateInput,
  now: number,
): Operator {
  return changeOperator(w, operatorNamed(w, operatorId), { state }, now)
}
setOperatorState.reads = touchOperator

type Change = Partial<Pick<Row<'operator'>, 'role' | 'state' | 'passwordHash' | 'mustChange'>>

/** Whatever an operator may do from now on, no session of before may do it. */
export function changeOperator(w: Work, operator: Row<'operator'>, change: Change, now: number): Operator {
  leaveSeat(w, operator, { ...operator, ...change })
  const changed = w.set('operator', operator, { ...change, epoch: operator.epoch + 1 })
  takeSeat(w, changed)
  revoke(w, operator.id, now)
  return operatorReply(changed)
}

const ADMIN = 'admin'
type Seated = Pick<Row<'operator'>, 'id' | 'role' | 'state'>
const isSeated = ({ role, state }: Seated): boolean => role === ADMIN && state === 'active'

function takeSeat(w: Work, operator: Seated): void {
  if (isSeated(operator) && !w.get('adminSeat', ADMIN, operator.id))
    w.add('adminSeat', { role: ADMIN, operatorId: operator.id })
}

/** Somebody must be left who can take on others. */
function leaveSeat(w: Work, before: Seated, after: Seated): void {
  if (!isSeated(before) || isSeated(after)) return
  const seats = w.list('adminSeat', ADMIN)
  if (seats.length < 2) throw new Refusal('ADMIN_LAST')
  const own = w.get('adminSeat', ADMIN, before.id)
  if (own) w.drop('adminSeat', own)
}
