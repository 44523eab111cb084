/** Who may decide what another asked for; when a login is locked; what an operator must do first; when a session is over. */
import type { ApprovalState, Must, Role } from '@laurel/shared/operators'

export interface Asked {
  state: Exclude<ApprovalState, 'expired'>
  askedBy: string
  expiresAt: number
}

export const stateOf = ({ state, expiresAt }: Asked, now: number): ApprovalState =>
  state === 'asked' && now >= expiresAt ? 'expired' : state

const refuseLate = (asked: Asked, now: number): 'APPROVAL_DECIDED' | 'APPROVAL_EXPIRED' | null => {
  if (asked.state !== 'asked') return 'APPROVAL_DECIDED'
  return now >= asked.expiresAt ? 'APPROVAL_EXPIRED' : null
}

/** Neither a yes nor a no comes from the one who asked. */
export const refuseDecision = (asked: Asked, operatorId: string, now: number) =>
  refuseLate(asked, now) ?? (asked.askedBy === operatorId ? ('APPROVAL_OWN' as const) : null)

export const refuseWithdrawal = (asked: Asked, operatorId: string, now: number) =>
  refuseLate(asked, now) ?? (asked.askedBy === operatorId ? null : ('APPROVAL_OTHERS' as const))

export interface Tries {
  failures: number
  locks: number
  lockedUntil: number
  triedAt: number
}

const FAILURES_MAX = 5
const LOCK_MS = 15 * 60_000
const LOCK_MS_MAX = 24 * 3_600_000
const FORGOTTEN_AFTER_MS = 24 * 3_600_000
export const NO_TRIES: Tries = { failures: 0, locks: 0, lockedUntil: 0, triedAt: 0 }

/** Counted before it is known whether it fits: guesses sent at once are no cheaper. The fifth locks, each time for longer. */
export function triedAgain(before: Tries, now: number): Tries {
  const tries = now - before.triedAt >= FORGOTTEN_AFTER_MS ? NO_TRIES : before
  const failures = tries.failures + 1
  if (failures < FAILURES_MAX) return { ...tries, failures, triedAt: now }
  const lockMs = Math.min(LOCK_MS * 2 ** tries.locks, LOCK_MS_MAX)
  return { failures: 0, locks: tries.locks + 1, lockedUntil: now + lockMs, triedAt: now }
}

export interface Readiness {
  role: Role
  mustChange: boolean
  totpAt: number | null
}

/** What these roles decide is worth a second factor. */
const GUARDED: readonly Role[] = ['admin', 'approver']

export function mustOf({ role, mustChange, totpAt }: Readiness, requireTotp: boolean): Must | null {
  if (mustChange) return 'change-password'
  return requireTotp && totpAt === null && GUARDED.includes(role) ? 'enrol' : null
}

const IDLE_MS = 30 * 60_000
const SESSION_MS = 12 * 3_600_000

export interface Stay {
  startedAt: number
  seenAt: number
  epoch: number
}

export const isOver = (stay: Stay, operator: { state: string; epoch: number }, now: number): boolean =>
  now >= stay.seenAt + IDLE_MS ||
  now >= stay.startedAt + SESSION_MS ||
  stay.epoch !== operator.epoch ||
  operator.state !== 'active'
