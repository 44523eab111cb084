/** Who is like whom: of one tier, one month of joining, and as active before, each held against his day. */
import { addDays, dayOf, daysBetween, monthOf } from '../../platform/clock.ts'
import type { Person } from './comparison.ts'

/** A member as far as a comparison knows him. */
export interface Known {
  id: string
  joinedAt: number
  /** Of today, and every step that led there. */
  level: number
  tiers: readonly { at: number; fromLevel: number; toLevel: number }[]
  /** The business days of what he did, in any order; a day as often as he did something on it. */
  actsOn: readonly string[]
}

export interface Window {
  /** When he first took part; for somebody who did not, when another did. */
  on: string
  days: number
}

/** One and two by themselves, then twice as many at a time: how much somebody does says less the more it is. */
const bandOf = (acts: number): number => (acts < 3 ? acts : 2 + Math.floor(Math.log2(acts - 1)))

/** The level on the morning of the day: what came of taking part must not decide who is like him. */
function levelOn({ level, tiers }: Known, on: string): number {
  const before = tiers.findLast(({ at }) => dayOf(at) < on)
  return before?.toLevel ?? tiers[0]?.fromLevel ?? level
}

export const isNewcomer = ({ joinedAt }: Known, { on, days }: Window): boolean =>
  dayOf(joinedAt) > addDays(on, -days)

/** The day itself is left out: whoever opens a quiz does other things on the same visit. */
export function personOf(known: Known, { on, days }: Window): Person {
  const offsets = known.actsOn.map((day) => daysBetween(on, day))
  const before = offsets.filter((offset) => offset < 0 && offset >= -days).length
  const after = offsets.filter((offset) => offset > 0 && offset <= days).length
  const stratum = [levelOn(known, on), monthOf(dayOf(known.joinedAt)), bandOf(before)].join('/')
  return { stratum, before, after }
}

/** The same for the same id, and evenly spread: FNV-1a. */
export function placeOf(id: string, places: number): number {
  let mixed = 0x811c9dc5
  for (const letter of id) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193)
  return ((mixed ^ (mixed >>> 15)) >>> 0) % places
}
