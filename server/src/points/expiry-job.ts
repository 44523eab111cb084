/** Lets every lot lapse whose last day is over: a command per member, so that it may run late, twice, or in two processes. */
import { dayOf } from '../platform/clock.ts'
import type { Deps } from '../platform/feature.ts'
import type { Job } from '../platform/jobs.ts'
import { ownerOf } from './accounts.ts'
import { expire } from './commands/expire.ts'
import { prepareDueLots } from './queries/due-lots.ts'

const EVERY_MS = 600_000

type Due = { account: string; expiresOn: string }
type ExpiryDeps = Pick<Deps, 'engine' | 'reads' | 'clock'>

export const expiryJob = (deps: ExpiryDeps): Job => {
  const due = prepareDueLots(deps.reads)
  return { name: 'expiry', everyMs: EVERY_MS, run: async () => void (await sweep(deps, due)) }
}

export const expireDue = (deps: ExpiryDeps): Promise<number> => sweep(deps, prepareDueLots(deps.reads))

/** Goes on past a member who cannot be swept, and tells of them at the end. Answers the points that lapsed. */
async function sweep({ engine, clock }: ExpiryDeps, due: ReturnType<typeof prepareDueLots>): Promise<number> {
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
