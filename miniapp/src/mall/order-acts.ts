/** What a member does with an order; each asks before it acts. */
import type { Order } from '@laurel/shared/mall'
import { useRef, useState } from 'react'
import { Refused, wordsFor } from '../platform/ask.ts'
import { confirm, say } from '../platform/dialog.ts'
import { cancel, receive } from './api.ts'
import { tell } from './store.ts'
import { cancelQuestion, receiveQuestion } from './words.zh.ts'

/** The order as it then is; null when nothing changed, or nobody answered and it waits. */
export async function cancelOrder({ orderId, pricePoints }: Order): Promise<Order | null> {
  if (!(await confirm(cancelQuestion(pricePoints)))) return null
  return unlessFailed(async () => {
    const { order, balance } = await cancel(orderId)
    tell({ orderId, kind: 'cancelled', balance })
    return order
  })
}

export async function receiveOrder({ orderId }: Order): Promise<Order | null> {
  if (!(await confirm(receiveQuestion))) return null
  return unlessFailed(() => receive(orderId))
}

/** Says why the server refused; silence is no failure, the page shows what waits. */
async function unlessFailed(act: () => Promise<Order>): Promise<Order | null> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Refused) say(wordsFor(error.code))
    return null
  }
}

export type OrderAct = typeof cancelOrder

export interface OrderActing {
  busy: boolean
  run: (order: Order, act: OrderAct) => Promise<void>
}

/** One act at a time, however often its button is tapped. */
export function useOrderActing(onChange: (order: Order) => void): OrderActing {
  const [busy, setBusy] = useState(false)
  const running = useRef(false)
  const run = async (order: Order, act: OrderAct) => {
    if (running.current) return
    running.current = true
    setBusy(true)
    const changed = await act(order)
    if (changed) onChange(changed)
    running.current = false
    setBusy(false)
  }
  return { busy, run }
}
