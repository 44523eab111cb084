/** Reads sessions of browsers with their operators, and what is over and may be forgotten. */
import { eq, lt, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'

const ROUND_MAX = 500
const filled = sql.placeholder

export function sessionQueries({ read, schema: { operatorSession, operator, signInTry } }: Reads) {
  const byHash = read
    .select({ session: operatorSession, operator })
    .from(operatorSession)
    .innerJoin(operator, eq(operator.id, operatorSession.operatorId))
    .where(eq(operatorSession.hash, filled('hash')))
    .prepare('operators_session')
  const idle = read
    .select({ hash: operatorSession.hash })
    .from(operatorSession)
    .where(lt(operatorSession.seenAt, filled('before')))
    .limit(ROUND_MAX)
    .prepare('operators_idle_sessions')
  const old = read
    .select({ hash: signInTry.loginHash })
    .from(signInTry)
    .where(lt(signInTry.triedAt, filled('before')))
    .limit(ROUND_MAX)
    .prepare('operators_old_tries')
  return {
    findSession: async (hash: string) => (await byHash.execute({ hash }))[0],
    idleSessions: async (before: number) => (await idle.execute({ before })).map(({ hash }) => hash),
    oldTries: async (before: number) => (await old.execute({ before })).map(({ hash }) => hash),
  }
}
