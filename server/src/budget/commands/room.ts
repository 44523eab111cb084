/** Whether a grant would be refused, asked before it is made: for what is withheld rather than undone. */
import { dayOf } from '../../platform/clock.ts'
import { budgetAccount } from '../../points/index.ts'
import type { Work } from '../../schema.ts'
import { leftOf, windowsOf } from '../rules.ts'
import { budgetNamed, upwards } from './windows.ts'

export interface Wish {
  budgetId: string
  points: number
}

/** In the order in which `grant` would find it out. */
export function refusalOfGrant(
  w: Work,
  { budgetId, points }: Wish,
  now: number,
): 'BUDGET_EXHAUSTED' | 'BUDGET_WINDOW_FULL' | null {
  const balance = w.get('account', budgetAccount(budgetId, 'points'))?.balance ?? 0
  if (balance < points) return 'BUDGET_EXHAUSTED'
  const day = dayOf(now)
  const isFull = upwards(w, budgetNamed(w, budgetId)).some(({ id, caps }) =>
    windowsOf(caps, day).some((window) => {
      if (window.max === null) return false
      const granted = w.get('budgetWindow', id, window.window)?.granted ?? 0
      return leftOf(window, granted, points) !== null
    }),
  )
  return isFull ? 'BUDGET_WINDOW_FULL' : null
}
