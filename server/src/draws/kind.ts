/** Draws as a kind of offer: what may be published, what gives chances in it, and what the policy check is told. */

import { ODDS_TOTAL } from '@laurel/shared/drawing'
import type { DrawBody, DrawPrize } from '@laurel/shared/draws'
import { DrawBody as schema } from '@laurel/shared/draws.schema'
import type { Declaration, Draft, Gives, Link, OfferKindDef } from '../offers/index.ts'
import type { Cipher } from '../platform/cipher.ts'
import { faultAmong } from './commands/fault-among.ts'
import { openWith } from './commands/open.ts'
import { faultInDraw } from './rules/body.ts'
import { isChangedAfter } from './rules/frozen.ts'
import { chanceTopic } from './topics.ts'

/** What the schema of the kind has admitted. */
const drawOf = (body: Record<string, unknown>): DrawBody => body as unknown as DrawBody

export const drawKindWith = (keys: Pick<Cipher, 'blind'>): OfferKindDef => ({
  kind: 'draw',
  single: false,
  schema,
  faultIn: (body) => faultInDraw(drawOf(body)),
  faultAmong,
  givesPoints: (body) => drawOf(body).prizes.some(({ points, lapsePoints }) => points + lapsePoints > 0),
  topics: (body) => [...new Set(drawOf(body).chances.map(({ offerId }) => chanceTopic(offerId)))],
  declare: declareDraw,
  open: openWith(keys),
})

const CHANCE: Omit<Gives, 'in'> = { what: 'chance', by: 'constant', waitDays: 0 }

/** Its sources lead to a chance in it, and a chance leads to what it may bring. */
function declareDraw(
  { offerId, title, body, signOff, rules }: Draft,
  launched: Draft | null = null,
): Declaration {
  const draw = drawOf(body)
  const chances = draw.chances.map(
    (source): Link => ({ cause: `offer:${source.offerId}`, gives: { ...CHANCE, in: offerId } }),
  )
  const values = new Set(draw.prizes.flatMap(worthOf))
  const prizes = [...values].map(
    (what): Link => ({ cause: `offer:${offerId}`, gives: { what, by: 'chance', waitDays: 0 } }),
  )
  const terms = {
    odds: draw.prizes.map(({ weight, valueFen }) => ({ weight, valueFen })),
    total: ODDS_TOTAL,
    // Our own page prints the odds and every release, from the body itself.
    oddsPublished: true,
    changedAfterLaunch: launched !== null && isChangedAfter(drawOf(launched.body), draw),
    releaseScheduled: draw.prizes.some(({ releases }) => releases.length > 0),
    releaseDisclosed: true,
  }
  return { offerId, title, kind: 'draw', links: [...chances, ...prizes], draw: terms, signOff, rules }
}

function worthOf({ kind, lapsePoints }: DrawPrize): Gives['what'][] {
  if (kind === 'nothing') return []
  if (kind === 'points') return ['points']
  return [kind === 'code' ? 'coupon' : 'goods', ...(lapsePoints > 0 ? ['points' as const] : [])]
}
