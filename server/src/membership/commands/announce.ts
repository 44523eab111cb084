/** Tells a member who allowed it that he stands on another tier, or that his is kept for some days only. */
import { notify, touchNews } from '../../outreach/index.ts'
import { dayOf } from '../../platform/clock.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { type Change, type Standing, type TierTable, tableAt, tierAt } from '../rules/cycle.ts'

type Known = Pick<Row<'membership'>, 'level' | 'protectedUntil'>

export interface Moved {
  memberId: string
  tables: readonly TierTable[]
  /** As it stood written until now. */
  before: Known
  standing: Standing
  /** The last change that is new; undefined: late news took one back. */
  change: Change | undefined
  cause: string
}

/** Of what came of all the changes that one piece of news makes: what was so in between is no news. */
export function announce(w: Work, moved: Moved, now: number): void {
  const { memberId, tables, before, standing, change, cause } = moved
  const table = tableAt(tables, now)
  if (!table) return
  const { level, protectedUntil, cycleGrowth } = standing
  const { name: tier, keepGrowth } = tierAt(table, level)
  const at = change?.at ?? now
  const id = `${cause}/${at}/${level}`
  if (level !== before.level) {
    const values = { tier, before: tierAt(table, before.level).name, on: dayOf(at) }
    notify(w, { id: `tier.changed/${id}`, topic: 'tier.changed', memberId, values }, now)
  }
  if (protectedUntil !== null && protectedUntil !== before.protectedUntil) {
    const values = {
      tier,
      until: dayOf(protectedUntil - 1),
      missing: String(Math.max(1, keepGrowth - cycleGrowth)),
    }
    notify(w, { id: `tier.protected/${id}`, topic: 'tier.protected', memberId, values }, now)
  }
}

announce.reads = (touch: Touch): void => {
  touchNews(touch, { topic: 'tier.changed' })
  touchNews(touch, { topic: 'tier.protected' })
}
