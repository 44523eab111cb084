/** What a transfer will read, for the hints of the commands that make one. */
import type { Touch } from '../../schema.ts'
import { debtOf, hasLots } from '../accounts.ts'

interface Ends {
  debit: string
  credit: string
}

export function touchTransfer(touch: Touch, { id, ...ends }: Ends & { id: string }): void {
  touch.row('transfer', id)
  touchNewTransfer(touch, ends)
}

/** Who pays is not asked for his debt: nothing is kept back of a payment. */
export function touchNewTransfer(touch: Touch, { debit, credit }: Ends): void {
  for (const path of [debit, credit]) {
    touch.row('account', path)
    if (hasLots(path)) touch.list('lot', path)
  }
  if (hasLots(credit)) touch.row('account', debtOf(credit))
}

/** What is reversed says the rest. */
export function touchReversal(touch: Touch, { id, of }: { id: string; of: string }): void {
  touch.row('transfer', id)
  touch.row('transfer', of)
  touch.list('reversal', of)
}
