/** What outreach keeps of one person, and what of it is over. */
import { and, asc, count, eq, gt, lt, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'

const PAGE = 200
const filled = sql.placeholder

export const personalQueries = ({ read, schema: { message, messageQuota, pushSeen } }: Reads) => {
  const mine = eq(message.memberId, filled('memberId'))
  const counted = read.select({ n: count() }).from(message).where(mine).prepare('outreach_personal_count')
  const { memberId, id, topic, state, at, doneAt } = message
  const page = read
    .select({ id, topic, state, at, doneAt })
    .from(message)
    .where(and(mine, gt(id, filled('after'))))
    .orderBy(asc(id))
    .limit(PAGE)
    .prepare('outreach_personal')
  const quotas = read
    .select()
    .from(messageQuota)
    .where(eq(messageQuota.memberId, filled('memberId')))
    .orderBy(asc(messageQuota.templateId))
    .prepare('outreach_personal_quotas')
  const old = read
    .select({ memberId, id })
    .from(message)
    .where(lt(at, filled('before')))
    .orderBy(asc(at), asc(id))
    .limit(PAGE)
    .prepare('outreach_old')
  const seen = read
    .select({ id: pushSeen.id })
    .from(pushSeen)
    .where(lt(pushSeen.until, filled('now')))
    .limit(PAGE)
    .prepare('outreach_seen')

  return {
    countMessagesOf: async (memberId: string): Promise<number> =>
      (await counted.execute({ memberId }))[0]?.n ?? 0,
    async *listMessagesOf(memberId: string) {
      for (let after = ''; ; ) {
        const rows = await page.execute({ memberId, after })
        yield* rows
        const last = rows.at(-1)
        if (!last || rows.length < PAGE) return
        after = last.id
      }
    },
    listQuotasOf: async (memberId: string) => quotas.execute({ memberId }),
    listOldMessages: async (before: number) => old.execute({ before }),
    listPastPushes: async (now: number) => seen.execute({ now }),
  }
}
