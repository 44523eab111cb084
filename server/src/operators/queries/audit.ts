/** Reads the audit trail: page by page for people, all of it for a file, and what stood there before the chain. */
import type { AuditEntry, AuditFilter, AuditPage, ListAuditInput } from '@laurel/shared/operators'
import { and, asc, desc, eq, gte, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { AuditEntry as Kept } from '../../platform/audit-chain.ts'
import type { Reads } from '../../platform/database.ts'

const PAGE = 50
const FILE_PAGE = 500
/** Behind every id: the newest page starts here. */
const LAST_ID = 'z'.repeat(64)
const filled = sql.placeholder

export type AuditQueries = ReturnType<typeof auditQueries>

export function auditQueries(reads: Reads) {
  const pageOf = pages(reads)
  return {
    ...beginnings(reads),
    /** The newest first: ids are in the order of time. */
    async listAudit({ cursor = LAST_ID, limit = PAGE, ...filter }: ListAuditInput): Promise<AuditPage> {
      const rows = await pageOf(filter).execute({ ...filter, before: cursor, rows: limit + 1 })
      const items = rows.slice(0, limit)
      return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
    },
    async *everyAudit(filter: AuditFilter): AsyncIterable<AuditEntry> {
      for (let before = LAST_ID; ; ) {
        const rows = await pageOf(filter).execute({ ...filter, before, rows: FILE_PAGE })
        yield* rows
        const last = rows.at(-1)
        if (!last || rows.length < FILE_PAGE) return
        before = last.id
      }
    },
  }
}

function beginnings({ read, schema: { audit, auditHead } }: Reads) {
  const heads = read.select().from(auditHead).limit(1).prepare('operators_audit_head')
  const old = read
    .select()
    .from(audit)
    .where(isNull(audit.number))
    .orderBy(asc(audit.id))
    .prepare('operators_audit_before')
  return {
    async isChained(): Promise<boolean> {
      return (await heads.execute()).length > 0
    },
    async listBeforeChain(): Promise<Kept[]> {
      return old.execute()
    },
  }
}

/** One prepared statement for each set of filters that was asked for. */
function pages({ read, schema: { audit } }: Reads) {
  const { id, at, operatorId, call, input, output, number, hash } = audit
  const where: Record<keyof AuditFilter, SQL> = {
    operatorId: eq(operatorId, filled('operatorId')),
    call: eq(call, filled('call')),
    from: gte(at, filled('from')),
    to: lt(at, filled('to')),
  }
  const names = Object.keys(where) as (keyof AuditFilter)[]
  const prepared = (given: (keyof AuditFilter)[]) =>
    read
      .select({ id, at, operatorId, call, input, output, number, hash })
      .from(audit)
      .where(and(lt(id, filled('before')), ...given.map((name) => where[name])))
      .orderBy(desc(id))
      .limit(filled('rows'))
      .prepare(['operators_audit', ...given].join('_').toLowerCase())
  const made = new Map<string, ReturnType<typeof prepared>>()
  return (filter: AuditFilter) => {
    const given = names.filter((name) => filter[name] !== undefined)
    const known = made.get(given.join()) ?? prepared(given)
    made.set(given.join(), known)
    return known
  }
}
