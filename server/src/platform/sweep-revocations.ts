/** Forgets revocations once the last token they spoke of has ended by itself. */
import { lt, sql } from 'drizzle-orm'
import type { Work } from '../schema.ts'
import type { Clock } from './clock.ts'
import type { Db } from './database.ts'
import type { Job } from './jobs.ts'

const ROUND_MAX = 500

/** One that was renewed meanwhile stays. */
export function forgetRevocations(w: Work, { subjects }: { subjects: string[] }, now: number): void {
  for (const subject of subjects) {
    const row = w.get('revocation', subject)
    if (row && row.until < now) w.drop('revocation', row)
  }
}

export function revocationJob({ engine, read, schema: { revocation } }: Db, clock: Clock): Job {
  const old = read
    .select({ subject: revocation.subject })
    .from(revocation)
    .where(lt(revocation.until, sql.placeholder('now')))
    .limit(ROUND_MAX)
    .prepare('revocation_old')
  return {
    name: 'revocations',
    everyMs: 3_600_000,
    async run() {
      for (;;) {
        const subjects = (await old.execute({ now: clock() })).map((row) => row.subject)
        if (!subjects.length) return
        await engine.run(forgetRevocations, { subjects })
      }
    },
  }
}
