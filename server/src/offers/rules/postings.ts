/** What is still to be posted of a grant, and which of its postings give way when less is due. */
import type { GrowthPart, Posting } from '../tables.ts'

export const leftIn = (postings: readonly Posting[]): number => {
  let left = 0
  for (const [, amount] of postings) left += amount
  return left
}

/** From the newest posting back: how much each gives back. */
export function givingBack(postings: readonly Posting[], amount: number): Posting[] {
  const back: Posting[] = []
  let wanted = amount
  for (const [id, left] of postings.toReversed()) {
    const taken = Math.min(left, wanted)
    if (taken > 0) back.push([id, taken])
    wanted -= taken
  }
  return back
}

export const afterBack = (postings: readonly Posting[], back: readonly Posting[]): Posting[] =>
  postings.map(([id, left]): Posting => [id, left - leftIn(back.filter(([of]) => of === id))])

export const sumOfGrowth = (parts: readonly GrowthPart[]): number => {
  let sum = 0
  for (const [, amount] of parts) sum += amount
  return sum
}

/** Instant by instant: what is due and was not posted, or was posted and is no longer due. */
export function growthToPost(due: readonly GrowthPart[], posted: readonly GrowthPart[]): GrowthPart[] {
  const byInstant = new Map<number, number>()
  const count = (at: number, amount: number): void =>
    void byInstant.set(at, (byInstant.get(at) ?? 0) + amount)
  for (const [at, amount] of due) count(at, amount)
  for (const [at, amount] of posted) count(at, -amount)
  return [...byInstant].filter(([, amount]) => amount !== 0).sort(([a], [b]) => a - b)
}
