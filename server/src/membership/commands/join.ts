/** Tells the growth of two members as one history, and as two again: nothing moves in the books, the tiers are drawn anew. */
import { must } from '../../platform/must.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { periodOf } from '../rules/benefits.ts'
import type { Entry } from '../rules/fold.ts'
import { drawAnew } from './listen.ts'
import { joinedOf, touchStanding } from './standing.ts'
import { tierTables } from './tables.ts'
import { holdersOf, NEVER } from './together.ts'

export interface Joining {
  fromId: string
  intoId: string
  /** The merge, or its undoing. */
  cause: string
}

/** Both have what was due until now: it stays as it is. Before the first tier table there is nothing to join. */
export function joinGrowth(w: Work, { fromId, intoId, cause }: Joining, now: number): void {
  const from = w.get('membership', fromId)
  const into = w.get('membership', intoId)
  if (!from || !into) return
  const holders = holdersOf(w, intoId)
  for (const holder of holders) noteAll(w, holder, w.list('growthEntry', fromId))
  w.set('membership', from, { nextAt: NEVER })
  const joinedAt = Math.min(from.joinedAt, into.joinedAt)
  const birthdays = inOrder([...from.birthdays, ...into.birthdays])
  w.set('membership', into, { joinedAt, birthdays, settledAt: now })
  copyGifts(w, { fromId, intoId }, now)
  const memberId = must(holders.at(-1), 'a holder')
  drawAnew(w, { memberId, tables: tierTables(w), cause }, now)
}

export interface Parting extends Joining {
  /** Who else is merged into the one that stays. */
  othersIds: readonly string[]
}

/** Each goes on with his own history; what came meanwhile stays with whom it came to. */
export function partGrowth(w: Work, { fromId, intoId, othersIds, cause }: Parting, now: number): void {
  const from = w.get('membership', fromId)
  const into = w.get('membership', intoId)
  if (from?.nextAt !== NEVER || !into) return
  const gone = w.list('growthEntry', fromId).map(({ at, amount }) => ({ at, amount: -amount }))
  noteAll(w, intoId, gone)
  dropGifts(w, { fromId, intoId })
  const tables = tierTables(w)
  const others = othersIds.flatMap((id) => w.get('membership', id)?.joinedAt ?? [])
  const joinedAt = Math.min(joinedOf(w, intoId, tables), ...others)
  w.set('membership', into, { joinedAt, settledAt: now })
  // He had the birthday of this year, whoever was given for it.
  w.set('membership', from, { birthdays: inOrder([...from.birthdays, ...into.birthdays]), settledAt: now })
  for (const memberId of [intoId, fromId]) drawAnew(w, { memberId, tables, cause }, now)
}

/** Read at once: a year of sign-ins is 365 of them. */
function noteAll(w: Work, memberId: string, entries: readonly Entry[]): void {
  const known = new Map(w.list('growthEntry', memberId).map((row) => [row.at, row]))
  for (const { at, amount } of entries) {
    const row = known.get(at)
    if (row) w.set('growthEntry', row, { amount: row.amount + amount })
    else w.add('growthEntry', { memberId, at, amount })
  }
}

joinGrowth.reads = (touch: Touch, { fromId, intoId }: Pair): void => {
  for (const memberId of [fromId, intoId]) {
    touchStanding(touch, memberId)
    for (const table of ['growthEntry', 'tierChange', 'giftTaken'] as const) touch.list(table, memberId)
  }
}
partGrowth.reads = joinGrowth.reads

const inOrder = (instants: readonly number[]): number[] => [...new Set(instants)].sort((a, b) => a - b)

type Pair = Omit<Joining, 'cause'>

/** A gift of this month that one of them took, both have taken. */
function copyGifts(w: Work, { fromId, intoId }: Pair, now: number): void {
  const period = String(periodOf('monthly-gift', now))
  for (const row of w.list('giftTaken', fromId))
    if (row.period === period) w.add('giftTaken', { ...row, memberId: intoId })
}

function dropGifts(w: Work, { fromId, intoId }: Pair): void {
  const theirs = new Set(w.list('giftTaken', fromId).map(({ orderId }: Row<'giftTaken'>) => orderId))
  for (const row of w.list('giftTaken', intoId)) if (theirs.has(row.orderId)) w.drop('giftTaken', row)
}
