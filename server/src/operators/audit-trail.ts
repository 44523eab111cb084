/** Where the chain of the audit trail begins: behind the entries of the versions that knew none. */
import { beginChain } from '../platform/audit-chain.ts'
import type { Deps } from '../platform/feature.ts'
import { auditQueries } from './queries/audit.ts'

/** At every start; the first one counts. */
export async function beginAuditTrail({ engine, reads, auditChain }: Deps): Promise<void> {
  const { isChained, listBeforeChain } = auditQueries(reads)
  if (await isChained()) return
  await engine.run(beginChain, { before: await listBeforeChain(), chain: auditChain })
}
