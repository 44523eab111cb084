/** Gives what a draw brought: points at once, a code at once, goods once they are claimed. */
import type { DrawPrize } from '@laurel/shared/draws'
import { touchHold } from '../../budget/index.ts'
import { placePrizeOrder } from '../../mall/index.ts'
import { award } from '../../offers/index.ts'
import { addDays, dayOf } from '../../platform/clock.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { factOfChance } from '../rules/chances.ts'
import { claimByOf } from '../rules/claim.ts'
import { holdOf, PRIZE } from '../rules/falls.ts'
import type { DrawOrder } from './draw.ts'
import type { LiveDraw } from './find.ts'

type Result = Row<'drawResult'>
type Stock = Row<'drawPrize'>

/** As it fell, before anything is given for it. */
export type Fell = Omit<Result, 'state' | 'claimBy' | 'orderId' | 'settledAt'>

export interface Giving {
  live: LiveDraw
  prize: DrawPrize
  stock: Stock
  result: Fell
  order: Pick<DrawOrder, 'orderId' | 'newsId'>
}

export interface Given {
  result: Result
  stock: Stock
  isWithheld: boolean
}

export function give(w: Work, giving: Giving, now: number): Given {
  const { live, prize, stock, result } = giving
  remember(giving)
  const isGoods = prize.kind === 'goods'
  const claimBy = isGoods ? claimByOf(result.at, live.version.body.claimDays) : null
  const isWithheld = prize.kind === 'points' && !givePoints(w, giving, now)
  const orderId = prize.kind === 'code' ? placeCode(w, giving, now) : null
  return {
    result: w.add('drawResult', {
      ...result,
      ...{ state: isGoods ? 'open' : 'given', claimBy, orderId, settledAt: isGoods ? null : now },
    }),
    stock: w.set('drawPrize', stock, { won: stock.won + 1, open: stock.open + (isGoods ? 1 : 0) }),
    isWithheld,
  }
}

/** Whether they are there already: what a budget can't give now comes later. */
function givePoints(w: Work, { live, prize, stock, result }: Giving, now: number): boolean {
  const { memberId, offerId, number, chanceId, at } = result
  const { version, budgetId, title, body } = { ...live.version, version: live.version.number }
  const grant = award(
    w,
    {
      ...{ memberId, offerId, rule: PRIZE, occasion: chanceId, version, budgetId },
      ...{ hold: stock.hold, points: prize.points, growth: [], at },
      expiresOn: addDays(dayOf(at), body.pointsLastDays),
      fact: factOfChance(chanceId),
      reason: 'draw',
      subject: title,
      because: { number, prize: prize.title, points: prize.points },
    },
    now,
  )
  return grant?.state !== 'withheld'
}

function placeCode(w: Work, { prize, stock, result, order }: Giving, now: number): string {
  const { memberId, offerId } = result
  const { costFen, hold } = stock
  const kept = { skuId: String(prize.skuId), costFen, hold: hold ?? holdOf(offerId, prize.key) }
  return placePrizeOrder(w, { ...order, ...kept, memberId, address: null }, now).id
}

interface Seen {
  budgetId: string | null
  prizes: Map<string, Pick<Stock, 'kind' | 'hold' | 'skuId'>>
}

/** What each draw gave before. A hint only: it may be old, or of another process. */
const seen = new Map<string, Seen>()

function remember({ live, stock, result }: Giving): void {
  const { prizes = new Map() } = seen.get(result.offerId) ?? {}
  seen.set(result.offerId, { budgetId: live.version.budgetId, prizes: prizes.set(stock.key, stock) })
}

type Hint = Pick<DrawOrder, 'drawId' | 'memberId' | 'orderId' | 'likelyChance'>

/** Whatever it may bring, as far as it was seen before. */
export function touchGiving(touch: Touch, hint: Hint): void {
  const known = seen.get(hint.drawId)
  if (!known) return
  for (const { kind, hold, skuId } of known.prizes.values()) {
    if (kind === 'code' && skuId)
      placePrizeOrder.reads(touch, { skuId, hold: hold ?? '', orderId: hint.orderId })
    if (kind === 'points') touchPoints(touch, hint, { budgetId: known.budgetId, hold })
  }
}

function touchPoints(
  touch: Touch,
  { drawId: offerId, memberId, likelyChance }: Hint,
  { budgetId, hold }: { budgetId: string | null; hold: string | null },
): void {
  if (likelyChance)
    award.reads(touch, { memberId, offerId, rule: PRIZE, occasion: likelyChance, budgetId, hold })
  if (hold && budgetId) touchHold(touch, { hold, budgetId, currency: 'points' })
}
