/** Proves the invariants of every feature on any database. An empty answer is the proof. */
import { verifyBudgets } from './budget/index.ts'
import { verifyMall } from './mall/index.ts'
import type { Db } from './platform/database.ts'
import { verifyLedger } from './points/index.ts'

export interface Violation {
  rule: string
  subject: string
  expected: number
  found: number
}

export async function verify(db: Pick<Db, 'dialect' | 'all'>): Promise<Violation[]> {
  const found: Violation[] = []
  for (const prove of [verifyLedger, verifyBudgets, verifyMall]) found.push(...(await prove(db)))
  return found
}
