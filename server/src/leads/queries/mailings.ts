/** Reads mailings, their recipients, and the members who may be written to. */
import { and, asc, count, eq, exists, gt, gte, lt, or, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'
import { PAGE } from '../mailing-rules.ts'

const filled = sql.placeholder
const ROUND = 50

export type MailingQueries = ReturnType<typeof mailingQueries>

export const mailingQueries = (reads: Reads) => ({
  ...stateReads(reads),
  ...sheetReads(reads),
  ...audienceReads(reads),
})

function stateReads({ read, schema: { mailing, mailingRecipient } }: Reads) {
  const byId = read
    .select()
    .from(mailing)
    .where(eq(mailing.id, filled('id')))
    .prepare('mailing_by_id')
  const sending = read
    .select({ id: mailing.id })
    .from(mailing)
    .where(eq(mailing.state, 'sending'))
    .orderBy(asc(mailing.id))
    .limit(ROUND)
    .prepare('mailings_sending')
  /** Taken up by somebody who never told what came of it. */
  const orphans = read
    .select({ mailingId: mailingRecipient.mailingId, n: mailingRecipient.n })
    .from(mailingRecipient)
    .where(
      and(
        eq(mailingRecipient.mailingId, filled('mailingId')),
        eq(mailingRecipient.state, 'sending'),
        lt(mailingRecipient.at, filled('before')),
      ),
    )
    .prepare('mailing_orphans')
  const waiting = read
    .select({ n: count() })
    .from(mailingRecipient)
    .where(and(eq(mailingRecipient.mailingId, filled('mailingId')), eq(mailingRecipient.state, 'sending')))
    .prepare('mailing_waiting')
  return {
    async findMailing(id: string): Promise<Row<'mailing'> | null> {
      return (await byId.execute({ id }))[0] ?? null
    },
    listSending: async (): Promise<string[]> => (await sending.execute()).map(({ id }) => id),
    orphansOf: async (mailingId: string, before: number): Promise<number[]> =>
      (await orphans.execute({ mailingId, before })).map(({ n }) => n),
    countWaiting: async (mailingId: string): Promise<number> =>
      (await waiting.execute({ mailingId }))[0]?.n ?? 0,
  }
}

function sheetReads({ read, schema: { mailing, mailingSheet } }: Reads) {
  const sheet = read
    .select()
    .from(mailingSheet)
    .where(and(eq(mailingSheet.mailingId, filled('mailingId')), eq(mailingSheet.page, filled('page'))))
    .prepare('mailing_sheet')
  /** Of mailings that send nothing any more. */
  const spent = read
    .select({ mailingId: mailingSheet.mailingId, page: mailingSheet.page })
    .from(mailingSheet)
    .innerJoin(mailing, eq(mailing.id, mailingSheet.mailingId))
    .where(or(eq(mailing.state, 'stopped'), eq(mailing.state, 'sent')))
    .limit(ROUND)
    .prepare('mailing_spent_sheets')
  return {
    async findSheet(mailingId: string, page: number): Promise<Row<'mailingSheet'> | null> {
      return (await sheet.execute({ mailingId, page }))[0] ?? null
    },
    spentSheets: (): Promise<{ mailingId: string; page: number }[]> => spent.execute(),
  }
}

function audienceReads({ read, schema: { member, membership, knownBy, consent } }: Reads) {
  const hasPhone = exists(
    read
      .select({ one: sql`1` })
      .from(knownBy)
      .where(and(eq(knownBy.memberId, member.id), eq(knownBy.kind, 'phone'))),
  )
  /** Who withdrew last does not agree. */
  const agrees = sql`(select c.act from ${consent} c where c.member_id = ${member.id} order by c.at desc limit 1) = 'given'`
  const isHigh = sql`coalesce(${membership.level}, 0) >= ${filled('minLevel')}`
  const may = and(eq(member.state, 'active'), hasPhone, agrees, isHigh)
  const page = read
    .select({ id: member.id })
    .from(member)
    .leftJoin(membership, eq(membership.memberId, member.id))
    .where(and(gt(member.id, filled('after')), may))
    .orderBy(asc(member.id))
    .limit(PAGE)
    .prepare('mailing_audience')
  const counted = read
    .select({ n: count() })
    .from(member)
    .leftJoin(membership, eq(membership.memberId, member.id))
    .where(and(gte(member.id, ''), may))
    .prepare('mailing_audience_count')
  return {
    listAudience: async (asked: { minLevel: number; after: string }): Promise<string[]> =>
      (await page.execute(asked)).map(({ id }) => id),
    countAudience: async (minLevel: number): Promise<number> =>
      (await counted.execute({ minLevel }))[0]?.n ?? 0,
  }
}
