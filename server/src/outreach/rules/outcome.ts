/** What follows from WeChat's answer to a message: whether the accept is used up, and whether it is worth another try. */

export interface Failure {
  /** WeChat's number; null when no answer of WeChat's came. */
  errcode: number | null
  kind: 'user' | 'config' | 'quota' | 'retry' | 'busy'
  reason: string | null
}

/**
 * - `later`: nothing was sent, for sure; it may be tried again.
 * - `unsure`: it may have been sent; the receipt or another try will tell.
 * - `refused`: this user gave no accept, or it is used up.
 * - `banned`: WeChat banned the template.
 * - `wrong`: our settings or values; another try would not help.
 */
export type Outcome = 'sent' | 'later' | 'unsure' | 'refused' | 'banned' | 'wrong'

const NO_ACCEPT = 43101
const TEMPLATE_BANNED = 43107
/** Two at a time to one user. */
const CONCURRENT = 43108
const SYSTEM_ERROR = -1
/** Nobody listened, or the call never left us. */
const UNSENT_REASONS = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])

export function outcomeOf({ errcode, kind, reason }: Failure): Outcome {
  if (errcode === NO_ACCEPT) return 'refused'
  if (errcode === TEMPLATE_BANNED) return 'banned'
  // After "system error" WeChat may have sent it all the same.
  if (errcode === SYSTEM_ERROR) return 'unsure'
  if (errcode === CONCURRENT || kind === 'quota' || kind === 'busy') return 'later'
  if (errcode !== null) return kind === 'retry' ? 'later' : 'wrong'
  if (kind !== 'retry') return 'wrong'
  return reason !== null && UNSENT_REASONS.has(reason) ? 'later' : 'unsure'
}

const FIRST_PAUSE_MS = 5_000
const PAUSE_MAX_MS = 1_800_000
/** The receipt of a message that did arrive comes within seconds: a second message would cost the member another accept. */
const RECEIPT_WITHIN_MS = 60_000
export const ATTEMPTS_MAX = 8

/** When to try again, after so many tries; null when enough were made. */
export function pauseMsAfter(outcome: 'later' | 'unsure', attempts: number): number | null {
  if (attempts >= ATTEMPTS_MAX) return null
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), PAUSE_MAX_MS)
  return outcome === 'unsure' ? Math.max(pauseMs, RECEIPT_WITHIN_MS) : pauseMs
}
