/** Makes the order of a prize of goods: of what was set aside for it, to where its winner wants it sent. */
import type { DrawResult } from '@laurel/shared/draws'
import { survivorOf } from '../../identity/index.ts'
import { placePrizeOrder } from '../../mall/index.ts'
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { resultReply } from '../replies.ts'
import { refuseClaim } from '../rules/claim.ts'
import { holdOf } from '../rules/falls.ts'
import { type Chances, openChances } from './open-chances.ts'
import { launchedVersion } from './prize-stock.ts'

export interface ClaimPrize extends Chances {
  number: number
  /** Sealed, bound to the member. */
  address: string | null
  orderId: string
  /** Of the row in the outbox. */
  newsId: string
}

export function claimPrize(w: Work, input: ClaimPrize, now: number): DrawResult {
  const { drawId, memberId, address } = input
  const result = ownResult(w, input)
  const refusal = refuseClaim(result, { hasAddress: address !== null, now })
  if (refusal) throw new Refusal(refusal)

  const stock = must(w.get('drawPrize', drawId, result.key), `${drawId} ${result.key}`)
  const { costFen } = stock
  const skuId = must(stock.skuId, `the sku of ${drawId} ${result.key}`)
  const { orderId, newsId } = input
  const hold = holdOf(drawId, result.key)
  placePrizeOrder(w, { orderId, newsId, memberId, skuId, address, costFen, hold }, now)
  const left = w.set('drawPrize', stock, { open: stock.open - 1, claimed: stock.claimed + 1 })
  const claimed = w.set('drawResult', result, { state: 'claimed', orderId, settledAt: now })

  const { body, title } = launchedVersion(w, drawId)
  const chancesLeft = openChances(w, input).length
  return resultReply({ result: claimed, body, stock: left, title, isWithheld: false, chancesLeft })
}

/** What another member won is as unknown as what nobody did. */
function ownResult(w: Work, { drawId, number, memberId }: ClaimPrize): Row<'drawResult'> {
  const result = w.get('draw', drawId) && w.get('drawResult', drawId, number)
  const winner = result && w.get('member', result.memberId)
  if (!result || !winner || survivorOf(w, winner).id !== memberId) throw new Refusal('RESULT_UNKNOWN')
  return result
}

claimPrize.reads = (touch: Touch, input: ClaimPrize): void => {
  const { drawId, number, orderId } = input
  touch.row('draw', drawId)
  touch.row('drawResult', drawId, number)
  touch.list('drawPrize', drawId)
  touch.list('offerVersion', drawId)
  touch.row('order', orderId)
  openChances.reads(touch, input)
}
