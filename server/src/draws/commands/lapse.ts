/** Ends a prize that nobody claimed in time: it goes back, and the winner has points instead where the rules say so. */
import type { DrawBody } from '@laurel/shared/draws'
import { survivorOf } from '../../identity/index.ts'
import { award, versionOf } from '../../offers/index.ts'
import { addDays, dayOf } from '../../platform/clock.ts'
import { must } from '../../platform/must.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { prizeNamed } from '../replies.ts'
import { factOfChance } from '../rules/chances.ts'
import { isLapsed } from '../rules/claim.ts'
import { type DrawVersion, returnPieces } from './prize-stock.ts'

const NOBODY = { id: '', state: 'closed' } as const

export interface ResultKey {
  offerId: string
  number: number
}

/** May run late, twice, or in two processes: only what is still open ends. */
export function lapsePrize(w: Work, { offerId, number }: ResultKey, now: number): Row<'drawResult'> | null {
  const result = w.get('draw', offerId) && w.get('drawResult', offerId, number)
  if (!result || !isLapsed(result, now)) return null
  const version = versionOf<DrawBody>(w, offerId, result.version)
  const prize = must(w.get('drawPrize', offerId, result.key), `${offerId} ${result.key}`)
  returnPieces(w, prize, { id: `draw/${offerId}/${number}/lapsed`, version, pieces: 1 }, now)
  w.set('drawPrize', prize, { open: prize.open - 1, lapsed: prize.lapsed + 1 })
  giveInstead(w, result, version, now)
  return w.set('drawResult', result, { state: 'lapsed', settledAt: now })
}

/** To whoever the winner is by now; nobody is there to be given anything where the account is closed. */
function giveInstead(w: Work, result: Row<'drawResult'>, version: DrawVersion, now: number): void {
  const { offerId, number, key, at } = result
  const { lapsePoints: points, title: prize } = prizeNamed(version.body, key)
  const winner = w.get('member', result.memberId)
  const { id: memberId, state } = winner ? survivorOf(w, winner) : NOBODY
  if (points === 0 || state === 'closed') return
  award(
    w,
    {
      ...{ memberId, offerId, rule: 'lapse', occasion: String(number), version: version.number },
      ...{ budgetId: version.budgetId, points, growth: [], at },
      expiresOn: addDays(dayOf(now), version.body.pointsLastDays),
      fact: factOfChance(result.chanceId),
      reason: 'draw',
      subject: version.title,
      because: { number, prize },
    },
    now,
  )
}

export const touchResult = (touch: Touch, { offerId, number }: ResultKey): void => {
  touch.row('draw', offerId)
  touch.row('drawResult', offerId, number)
}
lapsePrize.reads = touchResult
