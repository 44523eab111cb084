/** What the clock does to a member: the end of a cycle or a protection, and the benefits of a new month. */
import type { Touch, Work } from '../../schema.ts'
import { announce } from './announce.ts'
import { joinGrowth } from './join.ts'
import { writeFirst } from './listen.ts'
import { placeOf, touchStanding } from './standing.ts'
import { writeStanding } from './write.ts'

export interface Tick {
  memberId: string
}

/** Nothing is due: nothing happens, so it may run late, twice, in two processes. */
export function tick(w: Work, { memberId }: Tick, now: number): void {
  const place = placeOf(w, memberId, now)
  if (!place) return
  if (!place.row) {
    writeFirst(w, memberId, now)
    return
  }
  if (place.row.nextAt > now) return
  const into = w.get('member', memberId)?.mergedInto
  // Merged when growth was not yet told as one.
  if (into) {
    tick(w, { memberId: into }, now)
    joinGrowth(w, { fromId: memberId, intoId: into, cause: `merged/${memberId}` }, now)
    return
  }
  const { tables, folded, row } = place
  const writing = { memberId, tables, folded, isWhole: false, grownAt: row.foldedTo, cause: 'clock' }
  writeStanding(w, writing, now)
}

tick.reads = (touch: Touch, { memberId }: Tick): void => {
  touchStanding(touch, memberId)
  touch.list('tierChange', memberId)
  announce.reads(touch)
}
