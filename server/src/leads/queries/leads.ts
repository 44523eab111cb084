/** Reads leads, the newest first; a manager's own, or all. */
import type { LeadState } from '@laurel/shared/leads'
import { and, asc, desc, eq, inArray, isNotNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'
import type { LeadLine } from '../replies.ts'
import { OPEN_STATES } from '../rules.ts'

const PAGE = 20
const DUE_PAGE = 100
/** Behind the last id there is. */
const LAST_ID = 'z'.repeat(64)
const filled = sql.placeholder

export interface LeadsAsked {
  cursor?: string | undefined
  limit?: number | undefined
  state?: LeadState | undefined
  managerId?: string | undefined
  offerId?: string | undefined
}

const FILTERS = ['state', 'managerId', 'offerId'] as const

export type LeadQueries = ReturnType<typeof leadQueries>

export const leadQueries = (reads: Reads) => ({ ...lineReads(reads), ...historyReads(reads) })

function lineReads({ read, schema: { lead, offerVersion, identity, knownBy } }: Reads) {
  const title = sql<
    string | null
  >`(select v.title from ${offerVersion} v where v.offer_id = ${lead.offerId} and v.state = 'approved' order by v.number desc limit 1)`
  const lines = () =>
    read
      .select({ lead, title: title.as('title'), own: identity })
      .from(lead)
      .leftJoin(knownBy, and(eq(knownBy.memberId, lead.memberId), eq(knownBy.kind, 'phone')))
      .leftJoin(identity, and(eq(identity.kind, knownBy.kind), eq(identity.value, knownBy.value)))
  const byId = lines()
    .where(eq(lead.id, filled('id')))
    .prepare('lead_by_id')
  const page = (name: string, where: SQL | undefined) =>
    lines()
      .where(and(lt(lead.id, filled('before')), where))
      .orderBy(desc(lead.id))
      .limit(filled('rows'))
      .prepare(`leads_${name}`)
  const made = new Map<string, ReturnType<typeof page>>()
  const pageOf = (asked: LeadsAsked) => {
    const by = FILTERS.filter((name) => asked[name] !== undefined)
    const name = by.join('_') || 'all'
    const known = made.get(name) ?? page(name, and(...by.map((column) => eq(lead[column], filled(column)))))
    made.set(name, known)
    return known
  }
  return {
    async findLead(id: string): Promise<LeadLine | null> {
      return (await byId.execute({ id }))[0] ?? null
    },
    async listLeads(asked: LeadsAsked): Promise<{ items: LeadLine[]; next: string | null }> {
      const { cursor = LAST_ID, limit = PAGE, ...filters } = asked
      const rows = await pageOf(asked).execute({ ...filters, before: cursor, rows: limit + 1 })
      const items = rows.slice(0, limit)
      return { items, next: rows.length > limit ? (items.at(-1)?.lead.id ?? null) : null }
    },
  }
}

function historyReads({ read, schema: { lead, leadEvent, branch } }: Reads) {
  const events = read
    .select()
    .from(leadEvent)
    .where(eq(leadEvent.leadId, filled('leadId')))
    .orderBy(asc(leadEvent.at), asc(leadEvent.n))
    .prepare('lead_events')
  const branches = read.select().from(branch).orderBy(asc(branch.id)).prepare('lead_branches')
  const isConfirming = eq(lead.state, 'confirming')
  const due = read
    .select({ id: lead.id })
    .from(lead)
    .where(
      and(
        inArray(lead.state, [...OPEN_STATES]),
        lt(lead.dueBy, filled('now')),
        or(sql`not ${isConfirming}`, lt(lead.dueBy, filled('graceFrom'))),
      ),
    )
    .limit(DUE_PAGE)
    .prepare('leads_due')
  /** Of people who never became members. */
  const ended = read
    .select({ id: lead.id })
    .from(lead)
    .where(
      and(
        inArray(lead.state, ['lost', 'expired', 'confirmed']),
        or(isNotNull(lead.sealedPhone), isNotNull(lead.sealedName)),
        lt(lead.changedAt, filled('before')),
        sql`${lead.id} > ${filled('after')}`,
      ),
    )
    .orderBy(asc(lead.id))
    .limit(DUE_PAGE)
    .prepare('leads_ended')
  return {
    listEvents: (leadId: string): Promise<Row<'leadEvent'>[]> => events.execute({ leadId }),
    listBranches: (): Promise<Row<'branch'>[]> => branches.execute(),
    async dueLeads(now: number, graceMs: number): Promise<string[]> {
      return (await due.execute({ now, graceFrom: now - graceMs })).map(({ id }) => id)
    },
    async *endedLeads(before: number): AsyncGenerator<string[]> {
      for (let after = ''; ; ) {
        const ids = (await ended.execute({ before, after })).map(({ id }) => id)
        if (!ids.length) return
        yield ids
        after = ids.at(-1) ?? ''
      }
    },
  }
}
