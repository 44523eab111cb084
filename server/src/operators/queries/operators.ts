/** Reads of operators and the audit trail. */
import type { AuditPage, ListAuditInput, Operator } from '@laurel/shared/operators'
import { asc, desc, eq, lt, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'

const AUDIT_PAGE = 50
/** Behind every id: the newest page starts here. */
const LAST_ID = 'z'.repeat(64)

export type OperatorQueries = ReturnType<typeof operatorQueries>

export const operatorQueries = (reads: Reads) => ({ ...operatorReads(reads), ...auditReads(reads) })

function operatorReads({ read, schema: { operator } }: Reads) {
  const byId = read
    .select()
    .from(operator)
    .where(eq(operator.id, sql.placeholder('id')))
    .prepare('identity_operator')
  const byLogin = read
    .select()
    .from(operator)
    .where(eq(operator.login, sql.placeholder('login')))
    .prepare('identity_operator_by_login')
  const { id, login, name, role } = operator
  const all = read
    .select({ id, login, name, role })
    .from(operator)
    .orderBy(asc(login))
    .prepare('identity_operators')
  return {
    async findOperator(id: string): Promise<Row<'operator'> | undefined> {
      return (await byId.execute({ id }))[0]
    },
    async findOperatorByLogin(login: string): Promise<Row<'operator'> | undefined> {
      return (await byLogin.execute({ login }))[0]
    },
    async listOperators(): Promise<{ items: Operator[] }> {
      return { items: await all.execute() }
    },
  }
}

function auditReads({ read, schema: { audit } }: Reads) {
  const page = read
    .select()
    .from(audit)
    .where(lt(audit.id, sql.placeholder('before')))
    .orderBy(desc(audit.id))
    .limit(sql.placeholder('rows'))
    .prepare('identity_audit')
  return {
    /** The newest first: ids are in the order of time. */
    async listAudit({ cursor = LAST_ID, limit = AUDIT_PAGE }: ListAuditInput): Promise<AuditPage> {
      const rows = await page.execute({ before: cursor, rows: limit + 1 })
      const items = rows.slice(0, limit)
      return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
    },
  }
}
