/** What other features do when WeChat tells of a member: `app.ts` hands them in, for outreach may import none of them but identity. */
import type { Work } from '../schema.ts'
import type { RevokedKind } from './rules/revoked.ts'

export type { RevokedKind } from './rules/revoked.ts'

/** All run in the transaction that writes down what came, at most once for each push, and may run twice before it commits. */
export interface PushHandlers {
  mediaChecked(w: Work, verdict: { traceId: string; suggest: 'pass' | 'review' | 'risky' }, now: number): void
  /** The member withdrew it in WeChat, or WeChat cleaned the profile: it must be deleted here too. */
  revoked(w: Work, what: { memberId: string; kinds: RevokedKind[] }, now: number): void
  /** The person closed the WeChat account. */
  cancelled(w: Work, who: { memberId: string }, now: number): void
}
