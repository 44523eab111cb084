/** What leads keep of a member, for the export. */
import { asc, count, eq, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'

const filled = sql.placeholder

/** One person has few of each: a lead for each programme, and a line for each mailing. */
export function personalReads({ read, schema: { lead, mailing, mailingRecipient } }: Reads) {
  const leads = read
    .select()
    .from(lead)
    .where(eq(lead.memberId, filled('memberId')))
    .orderBy(asc(lead.id))
    .prepare('leads_personal')
  const letters = read
    .select({
      code: mailingRecipient.code,
      state: mailingRecipient.state,
      at: mailingRecipient.at,
      text: mailing.text,
    })
    .from(mailingRecipient)
    .innerJoin(mailing, eq(mailing.id, mailingRecipient.mailingId))
    .where(eq(mailingRecipient.memberId, filled('memberId')))
    .orderBy(asc(mailingRecipient.at))
    .prepare('leads_personal_letters')
  const leadCount = read
    .select({ n: count() })
    .from(lead)
    .where(eq(lead.memberId, filled('memberId')))
    .prepare('leads_personal_count')
  const letterCount = read
    .select({ n: count() })
    .from(mailingRecipient)
    .where(eq(mailingRecipient.memberId, filled('memberId')))
    .prepare('leads_personal_letter_count')
  return {
    leadsOf: (memberId: string) => leads.execute({ memberId }),
    lettersOf: (memberId: string) => letters.execute({ memberId }),
    countLeads: async (memberId: string): Promise<number> =>
      (await leadCount.execute({ memberId }))[0]?.n ?? 0,
    countLetters: async (memberId: string): Promise<number> =>
      (await letterCount.execute({ memberId }))[0]?.n ?? 0,
  }
}
