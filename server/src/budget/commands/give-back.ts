/** Undoes a grant or a cost: the value is back in its budget, and in the windows of the day it left. */
import { must } from '../../platform/must.ts'
import {
  holdTransfer,
  isBudget,
  isHold,
  ownerOf,
  type Reversed,
  type ReverseOrder,
  reverse,
  type Transfer,
  touchReversal,
} from '../../points/index.ts'
import type { Work } from '../../schema.ts'
import { budgetNamed, countBack } from './windows.ts'

export function giveBack(w: Work, order: ReverseOrder, now: number): Reversed {
  const isNew = !w.get('reversal', order.of, order.id)
  const reversed = reverse(w, order, now)
  const left = departureOf(w, order.of)
  const budget = budgetNamed(w, ownerOf(left.debit))
  if (isNew) countBack(w, { budget, amount: reversed.amount, now: left.at })
  return reversed
}

giveBack.reads = touchReversal

/** The transfer that took the value out of its budget: for a settled hold, the one that filled the hold. */
function departureOf(w: Work, of: string): Transfer {
  const given = must(w.get('transfer', of), of)
  const left = isHold(given.debit) ? must(w.get('transfer', holdTransfer(ownerOf(given.debit))), of) : given
  // Filling a child is no grant, and a hold is released: neither was counted as this would count it back.
  if (!isBudget(left.debit) || isBudget(given.credit) || isHold(given.credit))
    throw new Error(`${of} is no grant`)
  return left
}
