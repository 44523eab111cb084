/** Reads what is asked for and what was decided, newest first. */
import type { Approval, ApprovalPage, ApprovalState, ListApprovalsInput } from '@laurel/shared/operators'
import { and, desc, eq, gt, lt, lte, type SQL, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { Row, Schema } from '../../schema.ts'
import { stateOf } from '../rules.ts'

const PAGE = 20
/** Behind the last id there is. */
const LAST_ID = 'z'.repeat(64)
const filled = sql.placeholder

export type ApprovalQueries = ReturnType<typeof approvalQueries>

/** Expired is not stored: it is what nobody decided in time. */
const isIn = (approval: Schema['approval'], state: ApprovalState): SQL | undefined => {
  if (state === 'asked') return and(eq(approval.state, 'asked'), gt(approval.expiresAt, filled('now')))
  if (state === 'expired') return and(eq(approval.state, 'asked'), lte(approval.expiresAt, filled('now')))
  return eq(approval.state, state)
}

export function approvalQueries({ read, schema: { approval } }: Reads) {
  const byId = read
    .select()
    .from(approval)
    .where(eq(approval.id, filled('id')))
    .prepare('operators_approval')
  const made = new Map<string, ReturnType<typeof page>>()
  const page = (name: string, where: SQL | undefined) =>
    read
      .select()
      .from(approval)
      .where(and(lt(approval.id, filled('before')), where))
      .orderBy(desc(approval.id))
      .limit(filled('rows'))
      .prepare(`operators_approvals_${name}`)
  const pageOf = ({ state, subjectId }: ListApprovalsInput) => {
    const name = `${state ?? 'all'}${subjectId ? '_of_subject' : ''}`
    const ofSubject = subjectId ? eq(approval.subjectId, filled('subjectId')) : undefined
    const known = made.get(name) ?? page(name, and(ofSubject, state && isIn(approval, state)))
    made.set(name, known)
    return known
  }
  return {
    async findApproval(id: string): Promise<Row<'approval'> | undefined> {
      return (await byId.execute({ id }))[0]
    },
    async listApprovals(input: ListApprovalsInput, now: number): Promise<ApprovalPage> {
      const { cursor = LAST_ID, limit = PAGE, subjectId } = input
      const rows = await pageOf(input).execute({ before: cursor, rows: limit + 1, subjectId, now })
      const items = rows.slice(0, limit).map((row): Approval => ({ ...row, state: stateOf(row, now) }))
      return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
    },
  }
}
