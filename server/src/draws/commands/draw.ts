/** Draws once: takes the oldest chance, lets the next number fall, seals the result, and gives what it brought. */

import { sealOf } from '@laurel/shared/drawing'
import type { DrawResult } from '@laurel/shared/draws'
import { dayOf } from '../../platform/clock.ts'
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { resultReply } from '../replies.ts'
import { fallOf } from '../rules/falls.ts'
import { type LiveDraw, liveDraw } from './find.ts'
import { give, touchGiving } from './give.ts'
import { type Chances, openChances } from './open-chances.ts'

export interface DrawOrder extends Chances {
  nonce: string
  seed: string
  /** Of the order, and of the row in the outbox, where the prize is a code. */
  orderId: string
  newsId: string
  /** Hints: when it is asked, and the chance that will be used. */
  at: number
  likelyChance: string | null
}

export function draw(w: Work, order: DrawOrder, now: number): DrawResult {
  const { memberId, drawId, nonce, seed } = order
  const live = liveDraw(w, drawId, now)
  const chances = openChances(w, order)
  const [chance] = chances
  if (!chance) throw new Refusal('CHANCE_NONE')
  countToday(w, live, memberId, now)

  // Two processes may have two clocks: in the log none comes before another.
  const [number, at] = [live.row.drawn + 1, Math.max(now, live.row.lastAt)]
  const stockOf = stockIn(w, drawId)
  const ticket = { drawId, number, nonce, seed, at }
  const { picked, prize } = fallOf(live.version.body, { ...ticket, wonOf: (key) => stockOf(key).won })
  const head = sealOf(live.row.head, { number, at, nonce, key: prize.key })

  w.set('draw', live.row, { drawn: number, head, lastAt: at })
  w.set('drawChance', chance, { state: 'used', usedFor: number })
  const result = {
    ...{ offerId: drawId, number, memberId, chanceId: chance.id, version: live.version.number },
    ...{ nonce, picked: picked.key, key: prize.key, head, at },
  }
  const { body, title } = live.version
  const given = give(w, { live, prize, stock: stockOf(prize.key), result, order }, now)
  return resultReply({ ...given, body, title, chancesLeft: chances.length - 1 })
}

function stockIn(w: Work, drawId: string): (key: string) => Row<'drawPrize'> {
  const rows = new Map(w.list('drawPrize', drawId).map((row) => [row.key, row]))
  return (key) => must(rows.get(key), `the prize ${key} of ${drawId}`)
}

function countToday(w: Work, { offer, version }: LiveDraw, memberId: string, now: number): void {
  const [offerId, day] = [offer.id, dayOf(now)]
  const row = w.get('drawDay', memberId, offerId, day)
  const { drawsADay } = version.body
  if (drawsADay !== null && (row?.draws ?? 0) >= drawsADay) throw new Refusal('DRAWS_SPENT')
  if (row) w.set('drawDay', row, { draws: row.draws + 1 })
  else w.add('drawDay', { memberId, offerId, day, draws: 1 })
}

draw.reads = (touch: Touch, order: DrawOrder): void => {
  const { memberId, mergedIds, drawId, at } = order
  liveDraw.reads(touch, drawId)
  touch.list('drawPrize', drawId)
  touch.row('drawDay', memberId, drawId, dayOf(at))
  openChances.reads(touch, { memberId, mergedIds, drawId })
  touchGiving(touch, order)
}
