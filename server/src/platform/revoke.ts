/** Ends tokens before their time. It stands in the transaction of the deed that asks for it: both are so, or neither. */
import type { Work } from '../schema.ts'

/** Longer than any token lives: after that there is nothing left to refuse. */
export const REVOKED_FOR_MS = 2 * 3_600_000

/**
 * `subject` is the id of a session, or of a member or an operator: then every token of theirs that was signed up to now is over.
 * Other processes know within half a second; the own one at once, when the route then asks `revocations.look()`.
 */
export function revoke(w: Work, subject: string, now: number): void {
  const row = w.get('revocation', subject)
  const at = Math.max(now, row?.at ?? 0)
  const times = { at, until: at + REVOKED_FOR_MS }
  if (row) w.set('revocation', row, times)
  else w.add('revocation', { subject, ...times })
}
