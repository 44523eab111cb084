/** The door to the ledger. */
export * from './accounts.ts'
export { type Carriage, type CarryOrder, carry, carryBack, debtOwed, forfeit } from './commands/carry.ts'
export { carryDebt, carryDebtBack } from './commands/carry-debt.ts'
export { type ExpireInput, expire } from './commands/expire.ts'
export { touchNewTransfer, touchReversal, touchTransfer } from './commands/hints.ts'
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
export { balanceOf, type TransferOrder, transfer, transferNew } from './commands/transfer.ts'
export { cursorAfter, placeOf } from './cursor.ts'
export { expireDue, expiryJob } from './expiry-job.ts'
export { expiryNotices } from './expiry-notice.ts'
export { pointsSections } from './personal.ts'
export { USES_OF_MEMBER } from './queries/history.ts'
export { pointsQueries } from './queries.ts'
export { pointsRoutes } from './routes.ts'
export { sumOf } from './rules.ts'
export type { Because, Part } from './tables.ts'
export { type Checks, type Provable, runChecks, type Violation, verifyLedger } from './verify.ts'
export { HOLD_ORIGINS } from './verify-budgets.ts'
export { daySql, differences } from './verify-sql.ts'
