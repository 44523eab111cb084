/** Moves an order along, and takes it back before it is shipped. Each step says who and when. */
import type { FactType } from '@laurel/shared/facts'
import type { Cancelled, Order, OrderState, Parcel } from '@laurel/shared/mall'
import type { AdminOrder } from '@laurel/shared/mall-admin'
import { giveBack } from '../../budget/index.ts'
import { survivorOf } from '../../identity/index.ts'
import { returnGift } from '../../membership/index.ts'
import { notify, touchNews } from '../../outreach/index.ts'
import { shanghaiTime } from '../../platform/clock.ts'
import { recordFact } from '../../platform/facts.ts'
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import { balanceOf, reverse } from '../../points/index.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { adminOrder, orderReply } from '../replies.ts'
import type { MaskedAddress } from '../rules/address-mask.ts'
import { type OrderAct, orderCan, stateAfter } from '../rules/order-states.ts'

interface Ask {
  orderId: string
  /** Of the fact, and of the row in the outbox. */
  newsId: string
  /** Read beforehand, for the reply: it never changes, and only the process has the keys. */
  address: MaskedAddress | null
}
export type OwnOrder = Ask & { memberId: string }
export type AnyOrder = Ask
export type Ship = Ask & { parcel: Parcel }

export function cancelOwn(w: Work, input: OwnOrder, now: number): Cancelled {
  const order = cancel(w, ownOrder(w, input), { newsId: input.newsId, by: 'member' }, now)
  return {
    order: orderReply(order, { address: input.address, code: null }),
    balance: balanceOf(w, input.memberId, now),
  }
}

export function receive(w: Work, input: OwnOrder, now: number): Order {
  const order = move(w, ownOrder(w, input), { act: 'receive', by: 'member', newsId: input.newsId }, now)
  return orderReply(order, { address: input.address, code: null })
}

export function fulfil(w: Work, { orderId, newsId, address }: AnyOrder, now: number): AdminOrder {
  const order = move(w, findOrder(w, orderId), { act: 'fulfil', by: 'operator', newsId }, now)
  return adminOrder(order, address)
}

export function ship(w: Work, { orderId, newsId, address, parcel }: Ship, now: number): AdminOrder {
  const order = move(w, findOrder(w, orderId), { act: 'ship', by: 'operator', newsId }, now)
  const { memberId, title } = order
  const values = { title, orderId, at: shanghaiTime(now) }
  notify(w, { id: newsId, topic: 'order.shipped', memberId, values }, now)
  return adminOrder(w.set('order', order, { parcel }), address)
}

export function cancelAny(w: Work, { orderId, newsId, address }: AnyOrder, now: number): AdminOrder {
  return adminOrder(cancel(w, findOrder(w, orderId), { newsId, by: 'operator' }, now), address)
}

/** Says only that the look was lawful: the address itself must not lie in the audit trail. */
export function lookAtAddress(w: Work, { orderId }: { orderId: string }): { orderId: string } {
  if (!findOrder(w, orderId).address) throw new Refusal('ADDRESS_MISSING')
  return { orderId }
}

function findOrder(w: Work, orderId: string): Row<'order'> {
  const order = w.get('order', orderId)
  if (!order) throw new Refusal('ORDER_UNKNOWN')
  return order
}

/** Another member's order is as unknown as none; that of a member who was merged into this one is their own. */
function ownOrder(w: Work, { orderId, memberId }: OwnOrder): Row<'order'> {
  const order = findOrder(w, orderId)
  if (order.memberId !== memberId && holderOf(w, order) !== memberId) throw new Refusal('ORDER_UNKNOWN')
  return order
}

function holderOf(w: Work, { memberId }: Row<'order'>): string | undefined {
  const member = w.get('member', memberId)
  return member && survivorOf(w, member).id
}

interface Move {
  act: OrderAct
  by: 'member' | 'operator'
  newsId: string
}

function move(w: Work, order: Row<'order'>, { act, by, newsId }: Move, now: number): Row<'order'> {
  if (!orderCan[act](order.state)) throw new Refusal('ORDER_CLOSED', { state: order.state })
  const state = stateAfter[act]
  tell(w, order, { state, newsId }, now)
  return w.set('order', order, { state, steps: [...order.steps, { state, at: now, by }] })
}

/** What others want to hear of: inside as a fact, outside through the outbox. */
const NEWS: { readonly [S in OrderState]?: FactType } = {
  shipped: 'order.shipped',
  received: 'order.received',
  cancelled: 'order.cancelled',
}

function tell(w: Work, order: Row<'order'>, news: { state: OrderState; newsId: string }, now: number): void {
  const topic = NEWS[news.state]
  if (!topic) return
  const { id: orderId, memberId, title } = order
  // A gift was never redeemed: there is nothing to take back.
  const isUndone = news.state === 'cancelled' && order.pricePoints > 0
  const undoes = isUndone ? { undoes: `${orderId}/redeemed` } : {}
  const key = `${orderId}/${news.state}`
  recordFact(w, { id: news.newsId, type: topic, memberId, subjectId: orderId, key, ...undoes }, now)
  w.add('outbox', { id: news.newsId, topic, payload: { orderId, memberId, title }, at: now, nextAt: now })
}

/** All that redeem took goes back to where it came from: piece, limit, cost, and points to the same lots. */
function cancel(w: Work, order: Row<'order'>, who: Omit<Move, 'act'>, now: number): Row<'order'> {
  const cancelled = move(w, order, { act: 'cancel', ...who }, now)
  const { id: orderId, title: subject } = order
  returnPiece(w, order)
  const because = { reason: 'cancel', subject, orderId } as const
  if (order.costFen > 0) giveBack(w, { id: `${orderId}/cost-back`, of: `${orderId}/cost`, because }, now)
  if (order.pricePoints > 0)
    reverse(w, { id: `${orderId}/points-back`, of: `${orderId}/points`, because }, now)
  else returnGift(w, { memberId: order.memberId, orderId }, now)
  return cancelled
}

function returnPiece(w: Work, { id, productId, skuNumber, memberId, limited }: Row<'order'>): void {
  const sku = must(w.get('sku', productId, skuNumber), `the sku of order ${id}`)
  w.set('sku', sku, { stock: sku.stock + 1, redeemed: sku.redeemed - 1 })
  if (!limited) return
  const count = must(w.get('skuLimit', memberId, productId, skuNumber), `the count of order ${id}`)
  w.set('skuLimit', count, { taken: count.taken - 1 })
}

const touchOrder = (touch: Touch, { orderId }: { orderId: string }): void => touch.row('order', orderId)
cancelOwn.reads = touchOrder
receive.reads = touchOrder
fulfil.reads = touchOrder
ship.reads = (touch: Touch, input: Ship): void => {
  touchOrder(touch, input)
  touchNews(touch, { topic: 'order.shipped' })
}
cancelAny.reads = touchOrder
lookAtAddress.reads = touchOrder
