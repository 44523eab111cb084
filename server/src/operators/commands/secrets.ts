/** Changes what an operator proves himself by: the password, the authenticator, the recovery codes. */
import type { Operator } from '@laurel/shared/operators'
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Work } from '../../schema.ts'
import { changeOperator, operatorNamed, touchOperator } from './operators.ts'
import { takeCode } from './sessions.ts'
import { forgive } from './tries.ts'

interface NewPassword {
  operatorId: string
  passwordHash: string
}

/** His own: nobody else knows it. */
export function changePassword(
  w: Work,
  { operatorId, passwordHash, loginHash }: NewPassword & { loginHash: string },
  now: number,
): Record<never, never> {
  changeOperator(w, operatorNamed(w, operatorId), { passwordHash, mustChange: false }, now)
  forgive(w, { loginHash })
  return {}
}
changePassword.reads = touchOperator

/** By an admin, who then knows it: so it opens nothing but its own change. */
export function resetPassword(w: Work, { operatorId, passwordHash }: NewPassword, now: number): Operator {
  return changeOperator(w, operatorNamed(w, operatorId), { passwordHash, mustChange: true }, now)
}
resetPassword.reads = touchOperator

interface NewTotp {
  operatorId: string
  sealedTotp: string
  loginHash: string
}

export function beginTotp(w: Work, { operatorId, sealedTotp, loginHash }: NewTotp): void {
  const operator = operatorNamed(w, operatorId)
  if (operator.totpAt !== null) throw new Refusal('TOTP_ENROLLED')
  w.set('operator', operator, { sealedTotp, totpStep: null })
  forgive(w, { loginHash })
}

interface ConfirmedTotp {
  operatorId: string
  /** That the code was held against. */
  sealedTotp: string
  step: number
  recoveryHashes: string[]
  loginHash: string
}

/** Sessions that were limited until now end: the next one is whole. */
export function confirmTotp(w: Work, input: ConfirmedTotp, now: number): void {
  const operator = operatorNamed(w, input.operatorId)
  if (operator.totpAt !== null) throw new Refusal('TOTP_ENROLLED')
  if (operator.sealedTotp !== input.sealedTotp) throw new Refusal('TOTP_NOT_BEGUN')
  const enrolled = w.set('operator', operator, { totpAt: now })
  if (!takeCode(w, enrolled, { step: input.step, recoveryHash: null })) throw new Refusal('TOTP_WRONG')
  for (const hash of input.recoveryHashes) w.add('recoveryCode', { operatorId: operator.id, hash })
  forgive(w, input)
  changeOperator(w, must(w.get('operator', operator.id), 'the operator'), {}, now)
}
confirmTotp.reads = touchOperator

/** The next sign-in enrols again. */
export function dropTotp(w: Work, operator: Row<'operator'>, now: number): void {
  for (const code of w.list('recoveryCode', operator.id)) w.drop('recoveryCode', code)
  const bare = w.set('operator', operator, { sealedTotp: null, totpAt: null, totpStep: null })
  changeOperator(w, bare, {}, now)
}
