/** Proves the ledger on any database with set-based SQL. An empty answer is the proof. */
import type { Db } from '../platform/database.ts'
import { balanceChecks } from './verify-balances.ts'
import { budgetChecks } from './verify-budgets.ts'
import { lotChecks } from './verify-lots.ts'

export interface Violation {
  rule: string
  subject: string
  expected: number
  found: number
}

/** What a proof needs of a database. */
export type Provable = Pick<Db, 'dialect' | 'all'>
/** By the rule each proves: a query that answers `subject`, `expected` and `found` for each breach. */
export type Checks = Record<string, string>

export const verifyLedger = (db: Provable): Promise<Violation[]> =>
  runChecks(db, { ...balanceChecks, ...lotChecks(db.dialect), ...budgetChecks })

export async function runChecks(db: Provable, checks: Checks): Promise<Violation[]> {
  const violations: Violation[] = []
  for (const [rule, sql] of Object.entries(checks)) {
    for (const { subject, expected, found } of await db.all(sql)) {
      violations.push({ rule, subject: String(subject), expected: Number(expected), found: Number(found) })
    }
  }
  return violations
}
