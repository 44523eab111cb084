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

/** By WeChat's number. 43108 is two at a time to one user; after -1, "system error", WeChat may have sent it all the same. */
const OUTCOMES: ReadonlyMap<number, Outcome> = new Map([
  [43101, 'refused'],
  [43107, 'banned'],
  [43108, 'later'],
  [-1, 'unsure'],
])
/** Nobody listened, or the call never left us. */
const UNSENT_REASONS = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])

export function outcomeOf({ errcode, kind, reason }: Failure): Outcome {
  const known = OUTCOMES.get(errcode ?? 0)
  if (known) return known
  if (kind === 'quota' || kind === 'busy') return 'later'
  if (kind !== 'retry') return 'wrong'
  return errcode !== null || UNSENT_REASONS.has(reason ?? '') ? 'later' : 'unsure'
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
