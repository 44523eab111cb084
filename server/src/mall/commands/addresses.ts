/** Forgets where parcels went, once they went there: the order itself stays in the books. */
import type { Touch, Work } from '../../schema.ts'
import { OPEN_STATES } from '../rules/order-states.ts'

interface Orders {
  orderIds: readonly string[]
}

/** An order under way keeps its address until it ends. */
export function forgetAddresses(w: Work, { orderIds }: Orders): void {
  for (const orderId of orderIds) {
    const order = w.get('order', orderId)
    if (order?.address && !isOpen(order)) w.set('order', order, { address: null })
  }
}

/** Whatever their state: for whoever knows that nobody waits any more. */
export function dropAddresses(w: Work, { orderIds }: Orders): void {
  for (const orderId of orderIds) {
    const order = w.get('order', orderId)
    if (order?.address) w.set('order', order, { address: null })
  }
}

const touchOrders = (touch: Touch, { orderIds }: Orders): void => {
  for (const orderId of orderIds) touch.row('order', orderId)
}
forgetAddresses.reads = touchOrders
dropAddresses.reads = touchOrders

/** Of these orders, how many a member still waits for. */
export function openAmong(w: Work, { orderIds }: Orders): number {
  return orderIds.filter((orderId) => {
    const order = w.get('order', orderId)
    return order !== undefined && isOpen(order)
  }).length
}

const isOpen = ({ state }: { state: string }): boolean => OPEN_STATES.some((open) => open === state)
