/** What membership hears: who joined, what grew, whose birthday it is. */
import type { Listener } from '../../platform/listening.ts'
import type { FactHint } from '../../platform/work/types.ts'
import type { Touch, Work } from '../../schema.ts'
import { advance, type TierTable, tableAt } from '../rules/cycle.ts'
import { type Entry, earn, fold } from '../rules/fold.ts'
import { giveBirthday } from './benefits.ts'
import { joinedOf, touchStanding } from './standing.ts'
import { tierTables } from './tables.ts'
import { holdersOf } from './together.ts'
import { writeStanding } from './write.ts'

/** From the first instant on he stands on the lowest tier. */
export const joinTiers: Listener = (w, { memberId, key }, now) => {
  const tables = tierTables(w)
  if (memberId === null || !tableAt(tables, now) || w.get('membership', memberId)) return
  drawAnew(w, { memberId, tables, cause: key }, now)
}

/** In the order of time it goes on from the row; late news, and what is taken back, draws all of it anew. */
export const grow: Listener = (w, fact, now) => {
  const { occurredAt: at, data, key: cause } = fact
  if (fact.memberId === null) return
  const amount = Number(data.amount)
  const holders = holdersOf(w, fact.memberId)
  for (const holder of holders) noteEntry(w, holder, { at, amount })
  const memberId = holders.at(-1) ?? fact.memberId
  const tables = tierTables(w)
  // An event may be some minutes ahead of our clock.
  if (!tableAt(tables, Math.max(now, at))) return
  const row = w.get('membership', memberId)
  if (!row || amount < 0 || at <= row.foldedTo) {
    drawAnew(w, { memberId, tables, cause }, now)
    return
  }
  const before = advance(tables, row, at)
  const grown = earn(tables, before.standing, { at, amount })
  const after = advance(tables, grown.standing, now)
  const changes = [...before.changes, ...grown.changes, ...after.changes]
  const folded = { standing: after.standing, changes }
  writeStanding(w, { memberId, tables, folded, isWhole: false, grownAt: at, cause }, now)
}

/** Points for the birthday, by the tier of that day. */
export const congratulate: Listener = (w, { memberId, occurredAt }, now) => {
  if (memberId === null) return
  const tables = tierTables(w)
  if (!tableAt(tables, Math.max(now, occurredAt))) return
  if (!w.get('membership', memberId)) drawAnew(w, { memberId, tables, cause: `birthday/${occurredAt}` }, now)
  const row = w.get('membership', memberId)
  if (!row) return
  w.set('membership', row, { birthdays: [...row.birthdays, occurredAt].sort((a, b) => a - b) })
  giveBirthday(w, { memberId, at: occurredAt }, now)
}

/** For whatever needs the row before there was news of the member. */
export function writeFirst(w: Work, memberId: string, now: number): void {
  drawAnew(w, { memberId, tables: tierTables(w), cause: `first/${now}` }, now)
}

interface Drawing {
  memberId: string
  tables: readonly TierTable[]
  cause: string
}

export function drawAnew(w: Work, { memberId, tables, cause }: Drawing, now: number): void {
  const entries = w.list('growthEntry', memberId)
  const joinedAt = w.get('membership', memberId)?.joinedAt ?? joinedOf(w, memberId, tables)
  const grownAt = entries.at(-1)?.at ?? joinedAt
  const folded = fold({ tables, joinedAt, entries }, Math.max(now, grownAt))
  if (!folded) return
  writeStanding(w, { memberId, tables, folded, isWhole: true, grownAt, cause }, now)
}

function noteEntry(w: Work, memberId: string, { at, amount }: Entry): void {
  const known = w.get('growthEntry', memberId, at)
  if (known) w.set('growthEntry', known, { amount: known.amount + amount })
  else w.add('growthEntry', { memberId, at, amount })
}

const touchMembership = (touch: Touch, { memberId, at }: FactHint): void => {
  touchStanding(touch, memberId)
  touch.row('growthEntry', memberId, at)
  touch.list('tierChange', memberId)
}
joinTiers.reads = touchMembership
grow.reads = touchMembership
congratulate.reads = touchMembership
