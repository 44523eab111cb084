/** Who may become a member, whether a refresh token is still good, and what of a name others may see. */

/** A new member has agreed to the text in force; a returning one agreed once. */
export function refuseConsent(
  agreed: string | undefined,
  current: string,
): 'CONSENT_MISSING' | 'CONSENT_OUTDATED' | null {
  if (agreed === undefined) return 'CONSENT_MISSING'
  return agreed === current ? null : 'CONSENT_OUTDATED'
}

export interface Family {
  refreshHash: string
  expiresAt: number
  revokedAt: number | null
}

/** reused: somebody holds a token that was exchanged before, so the thief and the owner can't be told apart. */
export type Standing = 'good' | 'over' | 'reused'

export function standingOf(family: Family, shownHash: string, now: number): Standing {
  if (family.revokedAt !== null || now >= family.expiresAt) return 'over'
  return family.refreshHash === shownHash ? 'good' : 'reused'
}
