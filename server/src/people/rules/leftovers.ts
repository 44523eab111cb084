/** When an order of a closed account no longer needs its address. */
import type { OrderState, OrderStep } from '@laurel/shared/mall'

const DAY_MS = 86_400_000
/** A parcel is on its way for so long at most: nobody is there any more to say that it arrived. */
const PARCEL_DAYS_MAX = 30
const ENDED: readonly OrderState[] = ['received', 'cancelled']

interface Order {
  state: OrderState
  steps: readonly OrderStep[]
}

export function isAddressDue({ state, steps }: Order, now: number): boolean {
  if (ENDED.includes(state)) return true
  const lastAt = steps.at(-1)?.at ?? now
  return state === 'shipped' && lastAt < now - PARCEL_DAYS_MAX * DAY_MS
}
