/** Counts what leaves a budget in its own windows and in those of the budgets above it, and refuses what a cap forbids. */
import { dayOf } from '../../platform/clock.ts'
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { HELD, leftOf, windowsOf } from '../rules.ts'

export function budgetNamed(w: Work, budgetId: string): Row<'budget'> {
  const budget = w.get('budget', budgetId)
  if (!budget) throw new Refusal('BUDGET_UNKNOWN')
  return budget
}

/** The counters of each budget's last grant. A hint only: it may be old, or of another process. */
const lastCounted = new Map<string, [budgetId: string, window: string][]>()

export function touchWindows(touch: Touch, budgetId: string): void {
  touch.row('budget', budgetId)
  for (const [id, window] of lastCounted.get(budgetId) ?? []) {
    touch.row('budget', id)
    touch.row('budgetWindow', id, window)
  }
}

export interface Count {
  budget: Row<'budget'>
  amount: number
  now: number
}

/** Own cap first, then the parent's: the reason nearest to the budget is the one told. */
export function countIn(w: Work, { budget, amount, now }: Count): void {
  const day = dayOf(now)
  const counted: [string, string][] = []
  for (const level of upwards(w, budget)) {
    for (const window of windowsOf(level.caps, day)) {
      const row = w.get('budgetWindow', level.id, window.window)
      const left = leftOf(window, row?.granted ?? 0, amount)
      if (left !== null) throw new Refusal('BUDGET_WINDOW_FULL', { window: window.window, left })
      add(w, row, { budgetId: level.id, window: window.window, granted: amount, cap: window.max })
      counted.push([level.id, window.window])
    }
  }
  lastCounted.set(budget.id, counted)
}

/** In the windows it was counted in, whenever it comes back. */
export function countBack(w: Work, { budget, amount, now }: Count): void {
  const day = dayOf(now)
  for (const level of upwards(w, budget)) {
    for (const { window } of windowsOf(level.caps, day)) {
      const row = must(w.get('budgetWindow', level.id, window), `${window} of ${level.id}`)
      w.set('budgetWindow', row, { granted: row.granted - amount })
    }
  }
}

export function countHeld(w: Work, budgetId: string, amount: number): void {
  add(w, w.get('budgetWindow', budgetId, HELD), { budgetId, window: HELD, granted: amount, cap: null })
}

/** A counter of its own row: all holds of a budget meet at it. */
export const touchHeld = (touch: Touch, budgetId: string): void => touch.row('budgetWindow', budgetId, HELD)

export const heldOf = (w: Work, budgetId: string): number =>
  w.get('budgetWindow', budgetId, HELD)?.granted ?? 0

/** The budget, and those it was handed down from. */
export function upwards(w: Work, budget: Row<'budget'>): Row<'budget'>[] {
  const chain = [budget]
  for (let at = budget; at.parentId !== null; chain.push(at)) at = budgetNamed(w, at.parentId)
  return chain
}

function add(w: Work, row: Row<'budgetWindow'> | undefined, count: Row<'budgetWindow'>): void {
  if (row) w.set('budgetWindow', row, { granted: row.granted + count.granted, cap: count.cap })
  else w.add('budgetWindow', count)
}
