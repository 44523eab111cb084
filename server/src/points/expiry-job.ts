/** Lets every lot lapse whose last day is over: a command per member, so that it may run late, twice, or in two processes. */
import { and, asc, eq, gt, lt, or, sql } from 'drizzle-orm'
import { dayOf } from '../platform/clock.ts'
import type { Reads } from '../platform/database.ts'
import type { Deps } from '../platform/feature.ts'
import type { Job } from '../platform/jobs.ts'
import { ownerOf } from './accounts.ts'
import { expire } from './commands/expire.ts'

const PAGE = 200
const EVERY_MS = 600_000

type Due = { account: string; expiresOn: string }
type ExpiryDeps = Pick<Deps, 'engine' | 'reads' | 'clock'>

const prepareDue = ({ read, schema: { lot } }: Reads) => {
  const { account, expiresOn } = lot
  const later = gt(expiresOn, sql.placeholder('expiresOn'))
  const sameDay = and(eq(expiresOn, sql.placeholder('expiresOn')), gt(account, sql.placeholder('account')))
  return read
    .selectDistinct({ account, expiresOn })
    .from(lot)
    .where(and(lt(expiresOn, sql.placeholder('today')), or(later, sameDay)))
    .orderBy(asc(expiresOn), asc(account))
    .limit(PAGE)
    .prepare('points_due')
}

export const expiryJob = (deps: ExpiryDeps): Job => {
  const due = prepareDue(deps.reads)
  return { name: 'expiry', everyMs: EVERY_MS, run: async () => void (await sweep(deps, due)) }
}

export const expireDue = (deps: ExpiryDeps): Promise<number> => sweep(deps, prepareDue(deps.reads))

/** Goes on past a member who cannot be swept, and tells of them at the end. Answers the points that lapsed. */
async function sweep({ engine, clock }: ExpiryDeps, due: ReturnType<typeof prepareDue>): Promise<number> {
  const today = dayOf(clock())
  const failures: unknown[] = []
  let points = 0
  let last: Due | undefined = { account: '', expiresOn: '' }
  while (last) {
    const page: Due[] = await due.execute({ today, ...last })
    const memberIds = [...new Set(page.map(({ account }) => ownerOf(account)))]
    const outcomes = await Promise.allSettled(memberIds.map((memberId) => engine.run(expire, { memberId })))
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled') points += outcome.value.points
      else failures.push(outcome.reason)
    }
    last = page.at(-1)
  }
  if (failures.length) throw new AggregateError(failures, `${failures.length} members could not be swept`)
  return points
}
