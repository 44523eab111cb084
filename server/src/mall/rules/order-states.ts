/** What may be done with an order, by its state. An order of a code is born `received`, so nothing may. */
import type { OrderState } from '@laurel/shared/mall'

const from =
  (...states: OrderState[]) =>
  (state: OrderState): boolean =>
    states.includes(state)

export const orderCan = {
  fulfil: from('placed'),
  ship: from('fulfilling'),
  receive: from('shipped'),
  /** Before shipping. */
  cancel: from('placed', 'fulfilling'),
}

export type OrderAct = keyof typeof orderCan

export const stateAfter: Record<OrderAct, OrderState> = {
  fulfil: 'fulfilling',
  ship: 'shipped',
  receive: 'received',
  cancel: 'cancelled',
}

/** Still under way: what a member waits for. */
export const OPEN_STATES = ['placed', 'fulfilling', 'shipped'] as const satisfies OrderState[]
