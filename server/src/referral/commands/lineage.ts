/** Who stands above whom in a programme: a ring is seen before it closes, also through accounts that became one. */
import type { Listener } from '../../platform/listening.ts'
import type { Row, Work } from '../../schema.ts'
import type { Marks } from '../tables.ts'

type Lineage = Row<'lineage'>
type Standing = Omit<Lineage, 'offerId' | 'memberId'>

/** No honest chain is as deep: who stands further up is not asked for. */
const HOPS_MAX = 50
const NO_MARKS: Marks = { ip: '', device: '' }

export const lineageAt = (w: Work, offerId: string, memberId: string): Lineage | undefined =>
  w.get('lineage', offerId, memberId)

export function putBelow(w: Work, { offerId, inviteeId, inviterId, marks }: Row<'binding'>): void {
  const above = inviterId === null ? [] : [inviterId]
  change(w, { offerId, memberId: inviteeId }, (row) => ({
    above: [...row.above, ...above],
    bound: true,
    marks,
  }))
}

export interface Upwards {
  offerId: string
  below: string
  hops: number
}

/** Level by level: the first is `below` itself. */
export function* upwards(w: Work, { offerId, below, hops }: Upwards): Generator<string[]> {
  const met = new Set([below])
  let level = [below]
  for (let hop = 0; hop <= hops && level.length; hop++) {
    yield level
    const next = level.flatMap((memberId) => lineageAt(w, offerId, memberId)?.above ?? [])
    level = [...new Set(next)].filter((memberId) => !met.has(memberId))
    for (const memberId of level) met.add(memberId)
  }
}

export function isAbove(
  w: Work,
  { offerId, below, above }: { offerId: string; below: string; above: string },
): boolean {
  for (const level of upwards(w, { offerId, below, hops: HOPS_MAX })) if (level.includes(above)) return true
  return false
}

/** Two accounts became one: each stands where both stood. Parted again, they stay so: it bars, and never pays. */
export const joinLineages: Listener = (w, { memberId: into, subjectId: from }) => {
  if (into === null || from === null) return
  const invited = w.list('inviter', from).map(({ offerId }) => offerId)
  const bound = w.list('binding', from).map(({ offerId }) => offerId)
  for (const offerId of new Set([...invited, ...bound])) joinIn(w, offerId, { into, from })
}

function joinIn(w: Work, offerId: string, { into, from }: { into: string; from: string }): void {
  // All bindings of a programme pass this row.
  w.get('programme', offerId)
  const gone = lineageAt(w, offerId, from)
  change(w, { offerId, memberId: from }, (row) => ({ ...row, above: [...row.above, into] }))
  change(w, { offerId, memberId: into }, (row) => ({
    ...row,
    above: [...row.above, ...(gone?.above ?? [])].filter((id) => id !== into),
    bound: row.bound || gone?.bound === true,
  }))
}

function change(
  w: Work,
  key: Pick<Lineage, 'offerId' | 'memberId'>,
  changed: (row: Standing) => Standing,
): void {
  const row = lineageAt(w, key.offerId, key.memberId)
  if (row) w.set('lineage', row, changed(row))
  else w.add('lineage', { ...key, ...changed({ above: [], bound: false, marks: NO_MARKS }) })
}

export function forgetMarks(w: Work, key: Pick<Lineage, 'offerId' | 'memberId'>): void {
  const row = lineageAt(w, key.offerId, key.memberId)
  if (row) w.set('lineage', row, { marks: NO_MARKS })
}
