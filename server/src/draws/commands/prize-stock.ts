/** What a draw keeps for its prizes, and how it goes back when nobody is given it. */
import type { DrawBody } from '@laurel/shared/draws'
import { release } from '../../budget/index.ts'
import { giveBackAside } from '../../mall/index.ts'
import { type InForce, versionOf } from '../../offers/index.ts'
import { must } from '../../platform/must.ts'
import type { Because } from '../../points/index.ts'
import type { Row, Work } from '../../schema.ts'
import { prizeNamed } from '../replies.ts'
import { holdOf } from '../rules/falls.ts'

export type DrawVersion = InForce<DrawBody>['version']

/** Any that was approved: prizes never change. */
export function launchedVersion(w: Work, offerId: string): DrawVersion {
  const approved = w.list('offerVersion', offerId).find(({ state }) => state === 'approved')
  return versionOf<DrawBody>(w, offerId, must(approved, `an approved version of ${offerId}`).number)
}

export const becauseOf = ({ offerId: offer, number: version, title: subject }: DrawVersion): Because => ({
  reason: 'draw',
  subject,
  offer,
  version,
})

interface GoingBack {
  /** Of what goes back: its idempotency key. */
  id: string
  version: DrawVersion
  pieces: number
}

/** Pieces into stock, with their cost into their budget; points into the budget of the draw. */
export function returnPieces(
  w: Work,
  prize: Row<'drawPrize'>,
  { id, version, pieces }: GoingBack,
  now: number,
): void {
  const { key, skuId, costFen } = prize
  const hold = holdOf(prize.offerId, key)
  const because = becauseOf(version)
  if (skuId !== null) giveBackAside(w, { id, skuId, pieces, costFen, hold, because }, now)
  else if (prize.hold !== null && pieces > 0)
    release(w, { id, hold, amount: pieces * prizeNamed(version.body, key).points, because }, now)
}
