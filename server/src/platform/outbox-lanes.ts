/** A lane is a row of messages that go one after another, whichever process delivers them: who holds its lease delivers. */
import type { Row, Touch, Work } from '../schema.ts'

/** Of a holder that died. More than twice what one delivery may take, which never begins on less than half of it. */
export const LEASE_MS = 30_000
const RETRY_FIRST_MS = 1_000
const RETRY_MAX_MS = 3_600_000

export interface Claim {
  lane: string
  holder: string
  /** What was due when it was looked for: another holder may have delivered it since. */
  ids: string[]
}

/** What is still due of it, and the lane is ours; none when there is nothing to do or another process does it. */
export function claimLane(w: Work, { lane, holder, ids }: Claim, now: number): string[] {
  const held = w.get('outboxLane', lane)
  if (isAnothers(held, holder, now)) return []
  const due = ids.filter((id) => (w.get('outbox', id)?.nextAt ?? Number.POSITIVE_INFINITY) <= now)
  if (due.length) hold(w, { lane, holder, held }, now)
  return due
}
claimLane.reads = (touch: Touch, { lane, ids }: Claim): void => {
  touch.row('outboxLane', lane)
  for (const id of ids) touch.row('outbox', id)
}

const isAnothers = (held: Row<'outboxLane'> | undefined, holder: string, now: number): boolean =>
  held !== undefined && held.holder !== holder && held.until > now

function hold(
  w: Work,
  { lane, holder, held }: { lane: string; holder: string; held: Row<'outboxLane'> | undefined },
  now: number,
): void {
  const until = now + LEASE_MS
  if (held) w.set('outboxLane', held, { holder, until })
  else w.add('outboxLane', { lane, holder, until })
}

export interface Delivered {
  lane: string
  holder: string
  taken: string[]
  /** Not taken; `notBefore` when whoever refused it said when to come again. */
  refused: { id: string; notBefore: number | null }[]
  /** More is to be delivered. */
  goesOn: boolean
}

/** Drops what was taken; what was refused waits twice as long as the last time. Answers whether the lane is still ours. */
export function settleOutbox(w: Work, round: Delivered, now: number): boolean {
  for (const id of round.taken) {
    const row = w.get('outbox', id)
    if (row) w.drop('outbox', row)
  }
  for (const { id, notBefore } of round.refused) {
    const row = w.get('outbox', id)
    if (!row) continue
    const waitMs = Math.min(RETRY_FIRST_MS * 2 ** row.attempts, RETRY_MAX_MS)
    w.set('outbox', row, { attempts: row.attempts + 1, nextAt: notBefore ?? now + waitMs })
  }
  const held = w.get('outboxLane', round.lane)
  if (held?.holder !== round.holder) return false
  if (round.goesOn) w.set('outboxLane', held, { until: now + LEASE_MS })
  else w.drop('outboxLane', held)
  return round.goesOn
}
settleOutbox.reads = (touch: Touch, { lane, taken, refused }: Delivered): void => {
  touch.row('outboxLane', lane)
  for (const id of taken) touch.row('outbox', id)
  for (const { id } of refused) touch.row('outbox', id)
}
