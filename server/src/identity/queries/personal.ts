/** What identity keeps of a person, for the export; and what of it is over, for whoever must forget it. */
import { and, asc, count, eq, gt, lt, or, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'

const PAGE = 200
const filled = sql.placeholder

export const personalReads = (reads: Reads) => ({
  ...sessionReads(reads),
  ...endReads(reads),
  ...tallyReads(reads),
})

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

function endReads({ read, schema: { session, mediaCheck, phoneCode } }: Reads) {
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
  const codes = read
    .select({ id: phoneCode.phone })
    .from(phoneCode)
    .where(and(lt(phoneCode.expiresAt, filled('before')), gt(phoneCode.phone, filled('after'))))
    .orderBy(asc(phoneCode.phone))
    .limit(PAGE)
    .prepare('identity_old_codes')
  type Query = typeof sessions | typeof checks | typeof codes
  const idsAfter = async (query: Query, range: { before: number; after: string }) =>
    (await query.execute(range)).map(({ id }) => id)
  const pages = (query: Query) =>
    async function* (before: number): AsyncGenerator<string[]> {
      let ids = await idsAfter(query, { before, after: '' })
      while (ids.length) {
        yield ids
        ids = await idsAfter(query, { before, after: ids.at(-1) ?? '' })
      }
    }
  return { endedSessions: pages(sessions), oldChecks: pages(checks), oldCodes: pages(codes) }
}

/** What is found is dropped before the next page is asked for; a page that stays is not asked for again. */
function tallyReads({ read, schema: { phoneCodeTally } }: Reads) {
  const { kind, mark, window, until } = phoneCodeTally
  const page = read
    .select({ kind, mark, window })
    .from(phoneCodeTally)
    .where(and(lt(until, filled('before')), gt(mark, filled('after'))))
    .orderBy(asc(mark))
    .limit(PAGE)
    .prepare('identity_old_tallies')
  return {
    async *oldTallies(
      before: number,
    ): AsyncGenerator<Pick<Row<'phoneCodeTally'>, 'kind' | 'mark' | 'window'>[]> {
      for (let after = ''; ; ) {
        const rows = await page.execute({ before, after })
        const last = rows.at(-1)
        if (!last) return
        yield rows
        after = last.mark
      }
    },
  }
}
