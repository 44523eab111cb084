/** What identity keeps of a person, for the export; and what of it is over, for whoever must forget it. */
import { and, asc, count, eq, gt, lt, or, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'

const PAGE = 200
const filled = sql.placeholder

export const personalReads = (reads: Reads) => ({ ...sessionReads(reads), ...endReads(reads) })

function sessionReads({ read, schema: { session } }: Reads) {
  const mine = eq(session.memberId, filled('memberId'))
  const page = read
    .select()
    .from(session)
    .where(and(mine, gt(session.id, filled('after'))))
    .orderBy(asc(session.id))
    .limit(PAGE)
    .prepare('identity_sessions')
  const counted = read.select({ n: count() }).from(session).where(mine).prepare('identity_session_count')
  return {
    async countSessions(memberId: string): Promise<number> {
      return (await counted.execute({ memberId }))[0]?.n ?? 0
    },
    async *sessionsOf(memberId: string): AsyncGenerator<Row<'session'>> {
      for (let after = ''; ; ) {
        const rows = await page.execute({ memberId, after })
        yield* rows
        const last = rows.at(-1)
        if (!last || rows.length < PAGE) return
        after = last.id
      }
    },
  }
}

function endReads({ read, schema: { session, mediaCheck } }: Reads) {
  const ended = or(lt(session.expiresAt, filled('before')), lt(session.revokedAt, filled('before')))
  const sessions = read
    .select({ id: session.id })
    .from(session)
    .where(and(ended, gt(session.id, filled('after'))))
    .orderBy(asc(session.id))
    .limit(PAGE)
    .prepare('identity_ended_sessions')
  const checks = read
    .select({ id: mediaCheck.traceId })
    .from(mediaCheck)
    .where(and(lt(mediaCheck.at, filled('before')), gt(mediaCheck.traceId, filled('after'))))
    .orderBy(asc(mediaCheck.traceId))
    .limit(PAGE)
    .prepare('identity_old_checks')
  const idsAfter = async (query: typeof sessions | typeof checks, range: { before: number; after: string }) =>
    (await query.execute(range)).map(({ id }) => id)
  const pages = (query: typeof sessions | typeof checks) =>
    async function* (before: number): AsyncGenerator<string[]> {
      let ids = await idsAfter(query, { before, after: '' })
      while (ids.length) {
        yield ids
        ids = await idsAfter(query, { before, after: ids.at(-1) ?? '' })
      }
    }
  return { endedSessions: pages(sessions), oldChecks: pages(checks) }
}
