/** Begins and ends sessions of operators, and takes each one-time code once. */
import { touchAudit } from '../../platform/audit-chain.ts'
import { must } from '../../platform/must.ts'
import { revoke } from '../../platform/revoke.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { forgive, noteTry, type Try } from './tries.ts'

export interface SecondFactor {
  /** Of the authenticator's code. */
  step: number | null
  recoveryHash: string | null
}

export interface SignIn extends Try {
  operator: { id: string; login: string }
  /** That was held against the password: another one was set meanwhile, or not. */
  passwordHash: string
  factor: SecondFactor
  /** Of a browser's cookie. */
  sessionHash: string | null
}

/** False when the code was used before, or when the operator was changed since he was looked up. */
export function finishSignIn(w: Work, input: SignIn, now: number): boolean {
  const operator = must(w.get('operator', input.operator.id), 'the operator')
  const { state, passwordHash, epoch } = operator
  if (state !== 'active' || passwordHash !== input.passwordHash) return false
  if (!takeCode(w, operator, input.factor)) return false
  const { sessionHash: hash } = input
  const times = { startedAt: now, seenAt: now }
  if (hash) w.add('operatorSession', { hash, operatorId: operator.id, epoch, ...times })
  forgive(w, input)
  noteTry(w, { ...input, output: { signedIn: true } }, now)
  return true
}
finishSignIn.reads = (touch: Touch, { operator, loginHash }: SignIn): void => {
  touch.row('operator', operator.id)
  touch.row('signInTry', loginHash)
  touchAudit(touch)
}

/** A code that was seen once is worth nothing to who saw it. */
export function takeCode(w: Work, operator: Row<'operator'>, { step, recoveryHash }: SecondFactor): boolean {
  if (operator.totpAt === null) return true
  if (step !== null) {
    if (step <= (operator.totpStep ?? -1)) return false
    w.set('operator', operator, { totpStep: step })
    return true
  }
  const code = recoveryHash === null ? undefined : w.get('recoveryCode', operator.id, recoveryHash)
  if (code) w.drop('recoveryCode', code)
  return code !== undefined
}

/** Not at every request: once a minute is enough for half an hour. */
export function seeSession(w: Work, { hash }: { hash: string }, now: number): void {
  const row = w.get('operatorSession', hash)
  if (row) w.set('operatorSession', row, { seenAt: now })
}

/** A browser's row goes; a token is over. */
export function endSession(w: Work, { sessionId }: { sessionId: string }, now: number): Record<never, never> {
  const row = w.get('operatorSession', sessionId)
  if (row) w.drop('operatorSession', row)
  else revoke(w, sessionId, now)
  return {}
}

/** What nobody can use any more. */
export function sweepSessions(w: Work, { hashes }: { hashes: string[] }): void {
  for (const hash of hashes) {
    const row = w.get('operatorSession', hash)
    if (row) w.drop('operatorSession', row)
  }
}

export function sweepTries(w: Work, { hashes }: { hashes: string[] }, now: number): void {
  for (const loginHash of hashes) {
    const row = w.get('signInTry', loginHash)
    if (row && row.lockedUntil <= now) w.drop('signInTry', row)
  }
}
