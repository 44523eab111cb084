/** What the page on WeChat's health shows of our own records. */
import type { Restriction } from '@laurel/shared/outreach'
import { and, asc, count, eq, gte, isNull, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { restrictionReply } from '../replies.ts'

const filled = sql.placeholder

export const healthQueries = ({ read, schema: { message, restriction, wechatToken } }: Reads) => {
  const open = and(isNull(message.doneAt), sql`${message.state} <> 'sent'`)
  const waiting = read.select({ n: count() }).from(message).where(open).prepare('outreach_waiting')
  const since = read
    .select({ state: message.state, n: count() })
    .from(message)
    .where(and(gte(message.at, filled('since')), sql`${message.state} <> 'sent'`))
    .groupBy(message.state)
    .prepare('outreach_troubles')
  const restrictions = read
    .select()
    .from(restriction)
    .orderBy(asc(restriction.kind))
    .prepare('outreach_restrictions')
  const { endsAt, forcedDay, forcedCount } = wechatToken
  const token = read
    .select({ endsAt, forcedDay, forcedCount })
    .from(wechatToken)
    .where(eq(wechatToken.appid, filled('appid')))
    .prepare('outreach_token')

  return {
    async countMessages(from: number): Promise<{ waiting: number; unsure: number; failed: number }> {
      const [[open], byState] = await Promise.all([waiting.execute(), since.execute({ since: from })])
      const of = (state: string): number => byState.find((row) => row.state === state)?.n ?? 0
      return { waiting: open?.n ?? 0, unsure: of('unsure'), failed: of('failed') }
    },
    async listRestrictions(): Promise<Restriction[]> {
      return (await restrictions.execute()).map(restrictionReply)
    },
    async findToken(appid: string, today: string): Promise<{ endsAt: number; forcedToday: number } | null> {
      const [row] = await token.execute({ appid })
      return row ? { endsAt: row.endsAt, forcedToday: row.forcedDay === today ? row.forcedCount : 0 } : null
    },
  }
}
