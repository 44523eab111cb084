/** Reads programmes as they stand: what is in force, or was last. */
import type { ReferralBody } from '@laurel/shared/referral'
import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row } from '../../schema.ts'
import { standingOf, versionShown } from '../rules/deal.ts'

type Version = Pick<Row<'offerVersion'>, 'number' | 'title' | 'budgetId' | 'startsAt' | 'endsAt' | 'rules'>

export interface Shown {
  offer: Pick<Row<'offer'>, 'id' | 'spans' | 'pausedAt' | 'endedAt'>
  version: Version & { body: ReferralBody }
  state: 'live' | 'paused' | 'ended'
}

const filled = sql.placeholder

export const programmeQueries = ({ read, schema: { offer, offerVersion } }: Reads) => {
  const { id, spans, pausedAt, endedAt } = offer
  const { number, title, body, budgetId, startsAt, endsAt, rules } = offerVersion
  const lines = () =>
    read
      .select({
        offer: { id, spans, pausedAt, endedAt },
        version: { number, title, body, budgetId, startsAt, endsAt, rules },
      })
      .from(offer)
      .innerJoin(offerVersion, and(eq(offerVersion.offerId, id), eq(offerVersion.state, 'approved')))
  const one = lines()
    .where(and(eq(id, filled('offerId')), eq(offer.kind, 'referral')))
    .orderBy(asc(number))
    .prepare('referral_programme')
  const running = lines()
    .where(and(eq(offer.kind, 'referral'), isNull(endedAt), gt(endsAt, filled('now'))))
    .orderBy(asc(id), asc(number))
    .prepare('referral_programmes')

  return {
    async findProgramme(offerId: string, now: number): Promise<Shown | null> {
      return shownOf(await one.execute({ offerId }), now)[0] ?? null
    },
    async loadProgramme(offerId: string, now: number): Promise<Shown> {
      const [found] = shownOf(await one.execute({ offerId }), now)
      if (!found) throw new Refusal('PROGRAMME_UNKNOWN')
      return found
    },
    /** The newest first. */
    async listLive(now: number): Promise<Shown[]> {
      return shownOf(await running.execute({ now }), now)
        .filter(({ state }) => state === 'live')
        .toReversed()
    },
  }
}

export type ProgrammeQueries = ReturnType<typeof programmeQueries>

interface Line {
  offer: Shown['offer']
  version: Version & { body: Record<string, unknown> }
}

/** Of each programme the version that is shown; none of one that has not started. */
const shownOf = (lines: readonly Line[], now: number): Shown[] =>
  lines
    .filter(({ offer, version }) => {
      const approved = lines.filter((line) => line.offer.id === offer.id).map((line) => line.version.number)
      return version.number === versionShown(offer, approved, now)
    })
    .map(({ offer, version }) => ({
      offer,
      version: version as Shown['version'],
      state: standingOf(offer, now),
    }))
