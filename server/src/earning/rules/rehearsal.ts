/** What a rule would have given to one member for the facts of some days. */
import type { EarnBody } from '@laurel/shared/earning'
import type { Amounts } from './gives.ts'
import { leftAfter, type Taken } from './refunds.ts'
import { divided, inOrder, type Place } from './windows.ts'

export interface Tried extends Place {
  /** Of the business day. */
  day: string
  window: string
  gives: Amounts
  taken: Taken
}

export interface Given extends Amounts {
  day: string
}

/** Facts that come to nothing, by a cap or a refund, are left out. */
export function givenFor(tried: readonly Tried[], cap: EarnBody['cap']): Given[] {
  const given: Given[] = []
  for (const facts of inWindows(tried).values()) {
    const { shares } = divided(facts.map(({ gives }) => ({ gives, cap })))
    facts.forEach(({ day, taken }, i) => {
      const points = leftAfter(shares[i]?.points ?? 0, taken)
      const growth = leftAfter(shares[i]?.growth ?? 0, taken)
      if (points + growth > 0) given.push({ day, points, growth })
    })
  }
  return given
}

function inWindows(tried: readonly Tried[]): Map<string, Tried[]> {
  const windows = new Map<string, Tried[]>()
  for (const one of [...tried].sort(inOrder)) {
    const facts = windows.get(one.window)
    if (facts) facts.push(one)
    else windows.set(one.window, [one])
  }
  return windows
}
