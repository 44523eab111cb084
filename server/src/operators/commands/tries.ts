/** Counts tries to sign in, locks a login after too many, and writes every failure into the audit trail. */
import { type AuditChain, addAudit, touchAudit } from '../../platform/audit-chain.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Touch, Work } from '../../schema.ts'
import { NO_TRIES, triedAgain } from '../rules.ts'

/** One try of one person, as the trail keeps it. */
export interface Try {
  entryId: string
  /** Keyed: an unknown login leaves no word of what was typed. */
  loginHash: string
  operator: { id: string; login: string } | null
  ip: string
  call: string
  chain: AuditChain
}

type ByLogin = Pick<Try, 'loginHash'>

/** Refuses while the login is locked. */
export function countTry(w: Work, { loginHash }: ByLogin, now: number): void {
  const row = w.get('signInTry', loginHash)
  if (row && now < row.lockedUntil) throw new Refusal('LOGIN_LOCKED', { until: row.lockedUntil })
  const tries = triedAgain(row ?? NO_TRIES, now)
  if (row) w.set('signInTry', row, tries)
  else w.add('signInTry', { loginHash, ...tries })
}
countTry.reads = (touch: Touch, { loginHash }: ByLogin): void => touch.row('signInTry', loginHash)

export function forgive(w: Work, { loginHash }: ByLogin): void {
  const row = w.get('signInTry', loginHash)
  if (row) w.drop('signInTry', row)
}

export function noteFailure(w: Work, { code, ...made }: Try & { code: string }, now: number): void {
  const { lockedUntil = 0 } = w.get('signInTry', made.loginHash) ?? {}
  noteTry(w, { ...made, output: { code, lockedUntil: now < lockedUntil ? lockedUntil : null } }, now)
}
noteFailure.reads = (touch: Touch, { loginHash }: ByLogin): void => {
  touch.row('signInTry', loginHash)
  touchAudit(touch)
}

export function noteTry(w: Work, { output, ...made }: Try & { output: object }, now: number): void {
  const { entryId: id, operator, ip, call, chain } = made
  const input = { login: operator?.login ?? '••••', ip }
  addAudit(w, chain, { id, at: now, operatorId: operator?.id ?? 'nobody', call, input, output })
}
