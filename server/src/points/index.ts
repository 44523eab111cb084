/** The door to the ledger. */
export * from './accounts.ts'
export { type ExpireInput, expire } from './commands/expire.ts'
export { touchTransfer } from './commands/hints.ts'
export {
  type HoldOrder,
  hold,
  type ReleaseOrder,
  release,
  type SettleOrder,
  settle,
} from './commands/hold.ts'
export type { Transfer } from './commands/post.ts'
export { type Reversed, type ReverseOrder, reverse } from './commands/reverse.ts'
export { balanceOf, type TransferOrder, transfer } from './commands/transfer.ts'
export { sumOf } from './rules.ts'
export type { Because, Part } from './tables.ts'
