/** Which benefits a tier gives, for which period, and how much is due of those that come by themselves. */
import type { Benefit, BenefitKind, TiersBody } from '@laurel/shared/membership'
import { addMonths, dayOf, monthOf, startOfDay } from '../../platform/clock.ts'
import { type Change, type TierTable, tableAt } from './cycle.ts'

export const ONCE_BPS = 10_000

export const benefitsOf = ({ tiers }: TiersBody, level: number): readonly Benefit[] =>
  tiers.findLast((tier) => tier.level <= level)?.benefits ?? []

/** Where no table gives anything, the level is not asked for. */
export function multiplierIn(table: TierTable | null, level: () => number): number {
  const benefits = table ? benefitsOf(table.body, level()) : []
  return benefits.find(({ kind }) => kind === 'multiplier')?.bps ?? ONCE_BPS
}

/** `2026-11`, or `2026` for what comes once a year; null for what is always there. */
export function periodOf(kind: BenefitKind, at: number): string | null {
  const day = dayOf(at)
  if (kind === 'birthday-points') return day.slice(0, 4)
  return kind === 'monthly-points' || kind === 'monthly-gift' ? monthOf(day) : null
}

/** The first instant of the next month in Shanghai. */
export const nextMonth = (at: number): number => startOfDay(`${monthOf(addMonths(dayOf(at), 1))}-01`)

export const ruleOf = (benefitId: string): string => `benefit:${benefitId}`

/** So much of a benefit, by the table in force then, from that instant of the period on. */
export interface Due {
  table: TierTable
  benefit: Benefit
  at: number
}

type Held = Pick<Change, 'at' | 'toLevel'>

/** The tiers held at any instant of a month, each from when on. */
export function heldIn(changes: readonly Held[], month: string): Held[] {
  const inMonth = ({ at }: Held): string => monthOf(dayOf(at))
  const before = changes.findLast((change) => inMonth(change) < month)
  const first = before ? [{ at: startOfDay(`${month}-01`), toLevel: before.toLevel }] : []
  return [...first, ...changes.filter((change) => inMonth(change) === month)]
}

/** Of each benefit the most that any of the tiers held in the month gives. */
export function monthlyDue(tables: readonly TierTable[], changes: readonly Held[], month: string): Due[] {
  const best = new Map<string, Due>()
  for (const { at, toLevel } of heldIn(changes, month))
    for (const due of duesAt(tables, { at, level: toLevel, kind: 'monthly-points' })) {
      const known = best.get(due.benefit.id)
      if (!known || pointsOf(due) > pointsOf(known)) best.set(due.benefit.id, due)
    }
  return [...best.values()]
}

const pointsOf = ({ benefit }: Due): number => benefit.points ?? 0

export interface Holding {
  at: number
  level: number
  kind: BenefitKind
}

export function duesAt(tables: readonly TierTable[], { at, level, kind }: Holding): Due[] {
  const table = tableAt(tables, at)
  if (!table) return []
  const benefits = benefitsOf(table.body, level).filter((benefit) => benefit.kind === kind)
  return benefits.map((benefit) => ({ table, benefit, at }))
}

/** Every benefit of a kind that any table knows, with the offer it is of. */
export function known(tables: readonly TierTable[], kind: BenefitKind): { offerId: string; id: string }[] {
  const all = new Map<string, { offerId: string; id: string }>()
  for (const { offerId, body } of tables)
    for (const { benefits } of body.tiers)
      for (const { id, kind: one } of benefits) if (one === kind) all.set(`${offerId} ${id}`, { offerId, id })
  return [...all.values()]
}
