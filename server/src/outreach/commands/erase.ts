/** Takes a person out of outreach: what was sent when, and what was allowed. */
import type { Work } from '../../schema.ts'
import { outboxIdOf } from './notify.ts'

/** Messages on their way are taken back; one that is being sent this moment may still arrive. */
export function eraseOutreach(w: Work, memberId: string, _now: number): void {
  for (const message of w.list('message', memberId)) {
    const waiting = w.get('outbox', outboxIdOf(message))
    if (waiting) w.drop('outbox', waiting)
    w.drop('message', message)
  }
  // The rows of the quota have no name in them, but say of a person what interests them.
  for (const quota of w.list('messageQuota', memberId)) w.drop('messageQuota', quota)
}
