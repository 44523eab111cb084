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

/** Instant by instant, in the order of time; those that come to 0 are left out. */
export function withGrowth(some: readonly GrowthPart[], more: readonly GrowthPart[]): GrowthPart[] {
  const byInstant = new Map<number, number>()
  for (const [at, amount] of [...some, ...more]) byInstant.set(at, (byInstant.get(at) ?? 0) + amount)
  return [...byInstant].filter(([, amount]) => amount !== 0).sort(([a], [b]) => a - b)
}

/** What is due and was not posted, or was posted and is no longer due. */
export const growthToPost = (due: readonly GrowthPart[], posted: readonly GrowthPart[]): GrowthPart[] =>
  withGrowth(
    due,
    posted.map(([at, amount]): GrowthPart => [at, -amount]),
  )

export interface Wanted {
  /** More, or less. */
  points: number
  growth: readonly GrowthPart[]
}

export const gives = ({ points, growth }: Wanted): boolean =>
  points > 0 || growth.some(([, amount]) => amount > 0)

/** While nothing may be given: as much of it as the member has too much of, the earliest first. */
export function onlyBack({ points, growth }: Wanted): Wanted {
  const parts: GrowthPart[] = []
  let tooMuch = -sumOfGrowth(growth)
  for (const [at, amount] of growth) {
    const taken = Math.min(tooMuch, -amount)
    if (taken <= 0) continue
    parts.push([at, -taken])
    tooMuch -= taken
  }
  return { points: Math.min(0, points), growth: parts }
}
