/** Reads backwards what was written down of a grant, a transfer, a change of tier: by their keys. */
import { and, asc, desc, eq, gte, lte, or, sql } from 'drizzle-orm'
import { inForceAt } from '../offers/index.ts'
import type { Reads } from '../platform/database.ts'
import type { Row } from '../schema.ts'
import type { GrantName } from './rules/subject.ts'

const filled = sql.placeholder
/** So many facts are told of one subject: the newest. */
const FACTS_MAX = 30

export interface Ruled {
  kind: Row<'offer'>['kind']
  version: Row<'offerVersion'>
}

type Standing = Pick<Row<'membership'>, 'changes' | 'cycleGrowth' | 'protectedUntil'>

export interface Period {
  memberId: string
  offerId: string
  period: string
}

export const whyQueries = (reads: Reads) => ({
  ...grantQueries(reads),
  ...factQueries(reads),
  ...transferQueries(reads),
  ...tierQueries(reads),
  ...invitationQueries(reads),
})
export type WhyQueries = ReturnType<typeof whyQueries>

function grantQueries({ read, schema: { grant, offer, offerVersion } }: Reads) {
  const one = read
    .select()
    .from(grant)
    .where(
      and(
        eq(grant.memberId, filled('memberId')),
        eq(grant.offerId, filled('offerId')),
        eq(grant.rule, filled('rule')),
        eq(grant.occasion, filled('occasion')),
      ),
    )
    .prepare('why_grant')
  const version = read
    .select({ kind: offer.kind, version: offerVersion })
    .from(offerVersion)
    .innerJoin(offer, eq(offer.id, offerVersion.offerId))
    .where(and(eq(offerVersion.offerId, filled('offerId')), eq(offerVersion.number, filled('number'))))
    .prepare('why_version')
  const offered = read
    .select({ spans: offer.spans })
    .from(offer)
    .where(eq(offer.id, filled('offerId')))
    .prepare('why_offer')
  const findVersion = async (offerId: string, number: number): Promise<Ruled | null> =>
    (await version.execute({ offerId, number }))[0] ?? null
  return {
    async findGrant(key: GrantName & { memberId: string }): Promise<Row<'grant'> | null> {
      return (await one.execute({ ...key }))[0] ?? null
    },
    findVersion,
    /** What is in force, or was last. */
    async findInForce(offerId: string, now: number): Promise<Ruled | null> {
      const spans = (await offered.execute({ offerId }))[0]?.spans ?? []
      const number = inForceAt(spans, now) ?? spans.at(-1)?.[0]
      return number === undefined ? null : findVersion(offerId, number)
    },
  }
}

function factQueries({ read, schema: { fact, undoing, taskFact, taskProgress, eventSource } }: Reads) {
  const one = read
    .select()
    .from(fact)
    .where(and(eq(fact.source, filled('source')), eq(fact.key, filled('key'))))
    .prepare('why_fact')
  const undone = read
    .select({ fact })
    .from(undoing)
    .innerJoin(fact, and(eq(fact.source, undoing.source), eq(fact.key, undoing.by)))
    .where(and(eq(undoing.source, filled('source')), eq(undoing.key, filled('key'))))
    .limit(FACTS_MAX)
    .prepare('why_undone')
  const counted = read
    .select({ fact })
    .from(taskFact)
    .innerJoin(fact, and(eq(fact.source, taskFact.source), eq(fact.key, taskFact.key)))
    .where(
      and(
        eq(taskFact.memberId, filled('memberId')),
        eq(taskFact.offerId, filled('offerId')),
        eq(taskFact.period, filled('period')),
      ),
    )
    .orderBy(desc(taskFact.at))
    .limit(FACTS_MAX)
    .prepare('why_counted')
  const lastPeriod = read
    .select({ period: taskProgress.period })
    .from(taskProgress)
    .where(and(eq(taskProgress.memberId, filled('memberId')), eq(taskProgress.offerId, filled('offerId'))))
    .orderBy(desc(taskProgress.changedAt))
    .limit(1)
    .prepare('why_last_period')
  const sources = read
    .select({ id: eventSource.id, name: eventSource.name })
    .from(eventSource)
    .prepare('why_sources')
  const factsIn = (rows: readonly { fact: Row<'fact'> }[]): Row<'fact'>[] => rows.map((row) => row.fact)
  return {
    async findFact(source: string, key: string): Promise<Row<'fact'> | null> {
      return (await one.execute({ source, key }))[0] ?? null
    },
    /** What took it back, in whole or in part. */
    listUndone: async (source: string, key: string) => factsIn(await undone.execute({ source, key })),
    /** What a task counted in a period. */
    listCounted: async (period: Period) => factsIn(await counted.execute({ ...period })),
    async findLastPeriod(memberId: string, offerId: string): Promise<string | null> {
      return (await lastPeriod.execute({ memberId, offerId }))[0]?.period ?? null
    },
    /** What other systems are called. */
    async loadSources(): Promise<Map<string, string>> {
      return new Map((await sources.execute()).map(({ id, name }) => [id, name]))
    },
  }
}

function transferQueries({ read, schema: { transfer } }: Reads) {
  const legs = read
    .select()
    .from(transfer)
    .where(or(eq(transfer.id, filled('first')), eq(transfer.id, filled('second'))))
    .orderBy(asc(transfer.id))
    .prepare('why_transfer')
  return {
    /** Its one leg, or both. */
    listLegs: async (id: string): Promise<Row<'transfer'>[]> => legs.execute({ first: id, second: `${id}+` }),
  }
}

function tierQueries({ read, schema: { tierChange, grant, membership } }: Reads) {
  const until = read
    .select()
    .from(tierChange)
    .where(and(eq(tierChange.memberId, filled('memberId')), lte(tierChange.number, filled('number'))))
    .orderBy(desc(tierChange.number))
    .limit(filled('limit'))
    .prepare('why_tier_changes')
  const grants = read
    .select()
    .from(grant)
    .where(
      and(eq(grant.memberId, filled('memberId')), gte(grant.at, filled('from')), lte(grant.at, filled('to'))),
    )
    .orderBy(desc(grant.at))
    .limit(FACTS_MAX)
    .prepare('why_tier_grants')
  const { changes, cycleGrowth, protectedUntil } = membership
  const standing = read
    .select({ changes, cycleGrowth, protectedUntil })
    .from(membership)
    .where(eq(membership.memberId, filled('memberId')))
    .prepare('why_membership')
  return {
    async findMembership(memberId: string): Promise<Standing | null> {
      return (await standing.execute({ memberId }))[0] ?? null
    },
    /** A change and those before it, the newest first. */
    listChangesUntil: async (memberId: string, number: number, limit = 12): Promise<Row<'tierChange'>[]> =>
      until.execute({ memberId, number, limit }),
    listGrants: async (memberId: string, span: { from: number; to: number }): Promise<Row<'grant'>[]> =>
      grants.execute({ memberId, ...span }),
  }
}

function invitationQueries({ read, schema: { binding, member } }: Reads) {
  const one = read
    .select()
    .from(binding)
    .where(and(eq(binding.inviteeId, filled('inviteeId')), eq(binding.offerId, filled('offerId'))))
    .prepare('why_binding')
  const called = read
    .select({ called: member.called })
    .from(member)
    .where(eq(member.id, filled('id')))
    .prepare('why_called')
  return {
    async findBinding(offerId: string, inviteeId: string): Promise<Row<'binding'> | null> {
      return (await one.execute({ offerId, inviteeId }))[0] ?? null
    },
    /** As others see the name. */
    async findCalled(id: string): Promise<string | null> {
      return (await called.execute({ id }))[0]?.called ?? null
    },
  }
}
