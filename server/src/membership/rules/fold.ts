/** A member's tier: the tier rules applied to the history of growth. The same history makes the same tier, in whatever order it became known. */
import {
  advance,
  type Change,
  changeOf,
  keep,
  lowestOf,
  newCycle,
  type Standing,
  type TierTable,
  tableAt,
  tierAt,
} from './cycle.ts'

/** Growth that counts at an instant; entries of one instant count together. Negative: a refund took it back. */
export interface Entry {
  at: number
  amount: number
}

export interface Folded {
  standing: Standing
  changes: Change[]
}

/** The cycle that an upgrade ended, and the growth that reached it: a refund may lead back to it. */
interface Step {
  before: Standing
}

export interface History {
  tables: readonly TierTable[]
  joinedAt: number
  entries: readonly Entry[]
}

/** Up to an instant; from scratch. */
export function fold({ tables, joinedAt, entries }: History, to: number): Folded | null {
  const begun = begin(tables, joinedAt)
  if (!begun) return null
  let { standing } = begun
  const changes = [...begun.changes]
  const steps: Step[] = []
  const keepNews = (told: Folded): void => {
    if (told.changes.some(({ change }) => change !== 'protected')) steps.length = 0
    changes.push(...told.changes)
    standing = told.standing
  }
  for (const entry of entries) {
    if (entry.at > to) break
    // Given and taken back at one instant: it never was, and decides nothing.
    if (entry.amount === 0) continue
    // Growth from before he joined the tiers is shown, and decides nothing.
    if (entry.at < joinedAt) continue
    keepNews(advance(tables, standing, entry.at))
    const told = (entry.amount > 0 ? climb : fall)(tables, standing, { entry, steps })
    changes.push(...told.changes)
    standing = told.standing
  }
  keepNews(advance(tables, standing, to))
  return { standing, changes }
}

interface Moving {
  entry: Entry
  steps: Step[]
}

function climb(tables: readonly TierTable[], standing: Standing, { entry, steps }: Moving): Folded {
  const told = earn(tables, standing, entry)
  note(steps, standing, told.changes)
  return told
}

/** What is left may still be enough for a tier between: it is reached in the same instant. */
function fall(tables: readonly TierTable[], standing: Standing, { entry, steps }: Moving): Folded {
  const lost = lose(tables, standing, { entry, steps })
  if (!lost.changes.length) return lost
  const left = climb(tables, lost.standing, { entry: { at: entry.at, amount: 0 }, steps })
  return { standing: left.standing, changes: [...lost.changes, ...left.changes] }
}

/** An upgrade can be walked back; whatever else begins a cycle can't. */
function note(steps: Step[], before: Standing, changes: readonly Change[]): void {
  const last = changes.at(-1)
  if (last?.change === 'reached') steps.push({ before: { ...before, cycleGrowth: last.cycleGrowth } })
  if (last?.change === 'kept') steps.length = 0
}

export function begin(tables: readonly TierTable[], joinedAt: number): Folded | null {
  const table = tableAt(tables, joinedAt)
  if (!table) return null
  const level = lowestOf(table)
  const standing = newCycle(table, level, joinedAt)
  const nobody = { ...standing, level: 0 }
  const change = changeOf(nobody, { table, change: 'joined', at: joinedAt, toLevel: level, threshold: 0 })
  return { standing, changes: [change] }
}

/** The highest threshold that the growth of the cycle comes to is reached at once. */
export function earn(tables: readonly TierTable[], standing: Standing, { at, amount }: Entry): Folded {
  const table = tableAt(tables, at)
  if (!table) return { standing, changes: [] }
  const earned = { ...standing, cycleGrowth: standing.cycleGrowth + amount }
  const reached = table.body.tiers.findLast(({ reachGrowth }) => reachGrowth <= earned.cycleGrowth)
  if (reached && reached.level > standing.level) {
    const { level: toLevel, reachGrowth: threshold } = reached
    const change = changeOf(earned, { table, change: 'reached', at, toLevel, threshold })
    return { standing: newCycle(table, toLevel, at), changes: [change] }
  }
  const isKept =
    standing.protectedUntil !== null && earned.cycleGrowth >= tierAt(table, standing.level).keepGrowth
  return isKept ? keep(table, earned, at) : { standing: earned, changes: [] }
}

/**
 * A refund is taken from the growth of the cycle. Where that is not enough, the tier was reached by what was refunded: it goes back to the
 * cycle before, and to what is left of its growth. A cycle that was begun otherwise loses what it has, and no more.
 */
function lose(tables: readonly TierTable[], standing: Standing, { entry, steps }: Moving): Folded {
  const { at } = entry
  const left = standing.cycleGrowth + entry.amount
  const last = steps.at(-1)
  if (left >= 0 || !last) return { standing: { ...standing, cycleGrowth: Math.max(0, left) }, changes: [] }
  const table = tableAt(tables, at)
  const basis = last.before.cycleGrowth + left
  if (!table) return { standing, changes: [] }
  const threshold = tierAt(table, standing.level).reachGrowth
  // What reached the tier is still enough without the refund: the rest of it is taken from there.
  if (basis >= threshold) {
    last.before = { ...last.before, cycleGrowth: basis }
    return { standing: { ...standing, cycleGrowth: 0 }, changes: [] }
  }
  steps.pop()
  const { level } = last.before
  const change = changeOf(
    { ...standing, cycleGrowth: Math.max(0, basis) },
    { table, change: 'dropped', at, toLevel: level, threshold },
  )
  const isOver = last.before.cycleUntil <= at
  const back = isOver ? newCycle(table, level, at) : { ...last.before, protectedUntil: null }
  const told = settleBasis(tables, back, { at, basis, steps })
  return { standing: told.standing, changes: [change, ...told.changes] }
}

/** What is missing even then is taken from the cycle before that one. */
function settleBasis(
  tables: readonly TierTable[],
  back: Standing,
  { at, basis, steps }: { at: number; basis: number; steps: Step[] },
): Folded {
  if (basis >= 0) return { standing: { ...back, cycleGrowth: basis }, changes: [] }
  return lose(tables, { ...back, cycleGrowth: 0 }, { entry: { at, amount: basis }, steps })
}
