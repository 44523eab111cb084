/** Proves the invariants of every feature on any database. An empty answer is the proof. */
import { verifyBudgets } from './budget/index.ts'
import { verifyDraws } from './draws/index.ts'
import { verifyLeads } from './leads/index.ts'
import { verifyMall } from './mall/index.ts'
import { verifyMembership } from './membership/index.ts'
import { verifyOffers } from './offers/index.ts'
import { verifyAudit } from './operators/index.ts'
import { verifyPeople } from './people/index.ts'
import { auditChain } from './platform/audit-chain.ts'
import type { Db } from './platform/database.ts'
import { verifyLedger } from './points/index.ts'
import { verifyQuizzes } from './quizzes/index.ts'
import { verifyReferral } from './referral/index.ts'
import { verifyTasks } from './tasks/index.ts'

export interface Violation {
  rule: string
  subject: string
  expected: number
  found: number
}

/** The key that the audit trail is chained with, and the seeds of draws, are drawn from the blind key. */
export async function verify(
  db: Pick<Db, 'dialect' | 'all'>,
  { blindKey }: { blindKey: Buffer },
): Promise<Violation[]> {
  const found: Violation[] = []
  for (const prove of [
    verifyLedger,
    verifyBudgets,
    verifyOffers,
    verifyMembership,
    verifyTasks,
    verifyQuizzes,
    verifyReferral,
    verifyMall,
    verifyLeads,
    verifyPeople,
  ])
    found.push(...(await prove(db)))
  found.push(...(await verifyDraws(db, { blindKey })))
  return [...found, ...(await verifyAudit(db, auditChain(blindKey)))]
}
