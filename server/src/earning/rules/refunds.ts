/** What refunds leave of an earning: in proportion, in whole numbers, and for growth by the instant at which each of them counts. */
import { type FactKind, type FactType, factKinds } from '@laurel/shared/facts'
import { numberIn, shareOf, type Values } from './gives.ts'

/** By which number facts of a type are taken back in parts; null: as a whole, or never. */
export function measureOf(type: string): string | null {
  const undoing = Object.values<FactKind>(factKinds).find(({ undoes }) => undoes === type)
  const numbers = factKinds[type as FactType] as FactKind
  return undoing?.numbers?.find((name) => numbers.numbers?.includes(name)) ?? null
}

export interface Undoing {
  at: number
  by: string
  values: Values
}

/** How much of a fact there was, and when how much of it was taken back. */
export interface Taken {
  at: number
  whole: number
  parts: readonly { at: number; amount: number }[]
}

interface Told {
  type: string
  at: number
  values: Values
}

/** What is taken back before it happened, by clocks that differ, counts from when it happened. */
export function takenOf({ type, at, values }: Told, undoings: readonly Undoing[]): Taken {
  const measure = measureOf(type)
  const whole = (measure && numberIn(values, measure)) || 1
  const amountOf = (undoing: Undoing): number => (measure ? numberIn(undoing.values, measure) : whole)
  const parts = undoings.map((undoing) => ({ at: Math.max(at, undoing.at), amount: amountOf(undoing) }))
  return { at, whole, parts: parts.sort((a, b) => a.at - b.at) }
}

/** All that was taken back; never more than there was. */
export function refundedOf({ whole, parts }: Taken): number {
  let refunded = 0
  for (const { amount } of parts) refunded = Math.min(whole, refunded + amount)
  return refunded
}

export const leftAfter = (amount: number, taken: Taken): number =>
  shareOf(amount, taken.whole - refundedOf(taken), taken.whole)

/** More at the fact itself, less at each refund; what falls on one instant is one amount. */
export function growthBy(amount: number, { at, whole, parts }: Taken): [at: number, amount: number][] {
  const steps = new Map<number, number>([[at, amount]])
  let refunded = 0
  let left = amount
  for (const part of parts) {
    refunded = Math.min(whole, refunded + part.amount)
    const now = shareOf(amount, whole - refunded, whole)
    steps.set(part.at, (steps.get(part.at) ?? 0) + now - left)
    left = now
  }
  return [...steps].filter(([, step]) => step !== 0)
}
