/** When an account may be closed by its owner. */
import type { CloseRefusal } from '@laurel/shared/people'

export interface Leaving {
  openOrders: number
  /** What the member saw and gives up, and what there is. */
  seen: number
  balance: number
}

/** What stands in the way before anybody looked at a balance. */
export const hindrancesOf = ({ openOrders }: Pick<Leaving, 'openOrders'>): 'ORDER_OPEN'[] =>
  openOrders > 0 ? ['ORDER_OPEN'] : []

export function refuseClose({ seen, balance, ...leaving }: Leaving): CloseRefusal | null {
  const [hindrance] = hindrancesOf(leaving)
  if (hindrance) return hindrance
  return seen === balance ? null : 'BALANCE_CHANGED'
}
