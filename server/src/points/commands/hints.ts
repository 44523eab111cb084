/** What a transfer will read, for the hints of the commands that make one. */
import type { Touch } from '../../schema.ts'
import { debtOf, hasLots } from '../accounts.ts'

export function touchTransfer(
  touch: Touch,
  { id, debit, credit }: { id: string; debit: string; credit: string },
): void {
  touch.row('transfer', id)
  touchAccount(touch, debit)
  touchAccount(touch, credit)
}

function touchAccount(touch: Touch, path: string): void {
  touch.row('account', path)
  if (!hasLots(path)) return
  touch.row('account', debtOf(path))
  touch.list('lot', path)
}

/** What is reversed says the rest. */
export function touchReversal(touch: Touch, { id, of }: { id: string; of: string }): void {
  touch.row('transfer', id)
  touch.row('transfer', of)
  touch.list('reversal', of)
}
