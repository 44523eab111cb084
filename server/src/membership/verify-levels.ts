/** The tiers that members had at any instant, drawn from their growth alone: for what is proven of other features. */
import type { TiersBody } from '@laurel/shared/membership'
import { byMember, opened } from '../platform/verify-pages.ts'
import type { Obj } from '../platform/work/identity-map.ts'
import type { Provable } from '../points/index.ts'
import { type TierTable, tableAt } from './rules/cycle.ts'
import { fold } from './rules/fold.ts'

/** In the order in which they came into force. */
export async function storedTables(db: Provable): Promise<TierTable[]> {
  const rows = await db.all(
    `select o.spans, v.offer_id, v.number, v.body from offer o join offer_version v on v.offer_id = o.id
      where o.kind = 'tiers'`,
  )
  return rows.flatMap(tablesOf).sort((a, b) => a.from - b.from)
}

function tablesOf({ spans, offer_id, number, body }: Obj): TierTable[] {
  const version = Number(number)
  return (opened(spans) as [number, number, number | null][])
    .filter(([of]) => of === version)
    .map(([, from, to]) => ({
      from,
      to,
      version,
      offerId: String(offer_id),
      body: opened(body) as TiersBody,
    }))
}

/** Just before an instant, as tasks ask for it; null: he had another history then, before two members became one, or two again. */
export type LevelOf = (memberId: string, at: number) => number | null

/** Of the members of a page; `until` is behind every instant that will be asked for. */
export async function levelsWithin(
  db: Provable,
  { within, until }: { within: (column: string) => string; until: number },
): Promise<LevelOf> {
  const tables = await storedTables(db)
  const members = await db.all(
    `select m.id as member_id, coalesce(s.joined_at, m.joined_at) as joined_at, m.merged_into, s.settled_at
      from member m left join membership s on s.member_id = m.id where ${within('m.id')}`,
  )
  const entries = byMember(
    await db.all(`select * from growth_entry where ${within('member_id')} order by member_id, at`),
  )
  const changes = new Map(
    members.map(({ member_id, joined_at }) => {
      const joinedAt = Math.max(Number(joined_at), tables[0]?.from ?? 0)
      const own = entries.get(String(member_id)) ?? []
      const history = own.map(({ at, amount }) => ({ at: Number(at), amount: Number(amount) }))
      const folded = fold({ tables, joinedAt, entries: history }, until)
      return [String(member_id), folded?.changes ?? []]
    }),
  )
  const known = new Map(
    members.map(({ member_id, merged_into, settled_at }) => [
      String(member_id),
      merged_into === null ? Number(settled_at ?? 0) : Number.POSITIVE_INFINITY,
    ]),
  )
  return (memberId, at) => {
    if (at < (known.get(memberId) ?? 0)) return null
    const level = changes.get(memberId)?.findLast((change) => change.at < at)?.toLevel
    return (tableAt(tables, at - 1) && level) || 0
  }
}
