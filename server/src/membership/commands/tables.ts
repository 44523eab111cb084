/** The tier tables there were, in the order in which they came into force. */
import { type InForce, lastWatchers, offerNamed, versionOf, watchersOf } from '../../offers/index.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { TIERS, tiersOf } from '../kind.ts'
import type { TierTable } from '../rules/cycle.ts'

/** A pause stops what the table gives, and no member's tier: so tables that are paused, or over, are among them. */
export function tierTables(w: Work): TierTable[] {
  return watchersOf(w, { topic: TIERS, kind: 'tiers' })
    .flatMap((offerId) => tablesOf(w, offerNamed(w, offerId)))
    .sort((a, b) => a.from - b.from)
}

function tablesOf(w: Work, { id: offerId, spans }: Row<'offer'>): TierTable[] {
  return spans.map(([version, from, to]) => {
    const { body }: InForce['version'] = versionOf(w, offerId, version)
    return { from, to, offerId, version, body: tiersOf(body) }
  })
}

tierTables.reads = (touch: Touch): void => {
  touch.list('offerWatch', TIERS)
  for (const offerId of lastWatchers(TIERS)) {
    touch.row('offer', offerId)
    touch.list('offerVersion', offerId)
  }
}
