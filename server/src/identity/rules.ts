/** Who may sign in, whether a refresh token is still good, and which nicknames may be shown. */

/** Who agreed once and never withdrew is not asked again; everybody else agrees to the text in force. */
export function refuseConsent(
  agreed: string | undefined,
  current: string,
  last: 'given' | 'withdrawn' | null,
): 'CONSENT_MISSING' | 'CONSENT_OUTDATED' | null {
  if (last === 'given') return null
  if (agreed === undefined) return 'CONSENT_MISSING'
  return agreed === current ? null : 'CONSENT_OUTDATED'
}

export interface Family {
  refreshHash: string
  openedAt: number
  expiresAt: number
  revokedAt: number | null
}

/** reused: somebody holds a token that was exchanged before, so the thief and the owner can't be told apart. */
export type Standing = 'good' | 'over' | 'reused'

export interface Shown {
  hash: string
  /** The member's sessions that were opened before are over. */
  sessionsFrom: number
}

export function standingOf(family: Family, { hash, sessionsFrom }: Shown, now: number): Standing {
  if (family.revokedAt !== null || now >= family.expiresAt) return 'over'
  if (family.openedAt < sessionsFrom) return 'over'
  return family.refreshHash === hash ? 'good' : 'reused'
}

/** Shown to others, so what WeChat would have a person look at is not shown either: nobody here looks. */
export const refuseNickname = (suggest: 'pass' | 'review' | 'risky'): 'NICKNAME_REFUSED' | null =>
  suggest === 'pass' ? null : 'NICKNAME_REFUSED'
