/** What the policy check would find of an offer as it stands now: of its draft, else of what is in force. */
import type { Finding } from '@laurel/shared/offers'
import type { Command } from '../../schema.ts'
import { findingsOf } from './checks.ts'
import { type Kinds, touchStanding } from './standing.ts'
import { versionsOf } from './versions.ts'

interface Check {
  offerId: string
}

export function checkWith(kinds: Kinds): Command<Check, Finding[]> {
  const check: Command<Check, Finding[]> = (w, { offerId }, now) => {
    const { offer, newest } = versionsOf(w, offerId, now)
    return findingsOf(w, { kinds, offer, version: newest }, now)
  }
  check.reads = (touch, { offerId }) => touchStanding(touch, offerId)
  return check
}
