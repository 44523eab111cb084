/** Looks for points that lapse within a week and tells their members: once for each last day, one message a day. */
import { outreachQueries } from '../outreach/index.ts'
import { addDays, dayOf } from '../platform/clock.ts'
import type { Deps } from '../platform/feature.ts'
import type { Job } from '../platform/jobs.ts'
import { ownerOf } from './accounts.ts'
import { announceExpiry } from './commands/announce-expiry.ts'
import { prepareLapsingLots } from './queries/lapsing-lots.ts'

const EVERY_MS = 3_600_000
const DAYS_AHEAD = 7
/** A day or two without this job, or a second last day within a week, and the news is late, not lost. */
const DAYS_LATE_MAX = 2

type Lapsing = { account: string; expiresOn: string }

export const expiryNotices = ({ engine, reads, clock }: Pick<Deps, 'engine' | 'reads' | 'clock'>): Job => {
  const lapsing = prepareLapsingLots(reads)
  const { listAllowing } = outreachQueries(reads)
  const announce = async (page: Lapsing[]): Promise<void> => {
    const members = new Set(await listAllowing('points.expiring', [...new Set(page.map(memberOf))]))
    const notices = page.filter((lot) => members.has(memberOf(lot)))
    await Promise.all(
      notices.map((lot) => engine.run(announceExpiry, { memberId: memberOf(lot), expiresOn: lot.expiresOn })),
    )
  }
  return {
    name: 'expiry notices',
    everyMs: EVERY_MS,
    async run(stopping) {
      const today = dayOf(clock())
      const span = { from: addDays(today, DAYS_AHEAD - DAYS_LATE_MAX), to: addDays(today, DAYS_AHEAD) }
      for (let last: Lapsing | undefined = { account: '', expiresOn: '' }; last && !stopping?.aborted; ) {
        const page: Lapsing[] = await lapsing.execute({ ...span, ...last })
        await announce(page)
        last = page.at(-1)
      }
    },
  }
}

const memberOf = ({ account }: Lapsing): string => ownerOf(account)
