/** What a number brings: the prize it falls on, or the fallback where that is not there (any more). */

import { isThere, pickPrize, type Ticket } from '@laurel/shared/drawing'
import type { DrawBody, DrawPrize } from '@laurel/shared/draws'

export interface Falling extends Ticket {
  seed: string
  at: number
  /** How many of each prize were won before. */
  wonOf: (key: string) => number
}

export interface Fallen {
  picked: DrawPrize
  /** What is given. */
  prize: DrawPrize
}

export function fallOf({ prizes, fallback }: DrawBody, { seed, at, wonOf, ...ticket }: Falling): Fallen {
  const picked = pickPrize(prizes, seed, ticket)
  if (isThere(picked, wonOf(picked.key), at)) return { picked, prize: picked }
  return { picked, prize: prizes.find(({ key }) => key === fallback) ?? picked }
}

/** The rule of a grant for a prize of points; its occasion is the chance: known beforehand, when the number is not. */
export const PRIZE = 'prize'

/** What draws keep for a prize waits under this name: its points, or the cost of its pieces. */
export const holdOf = (offerId: string, key: string): string => `draw/${offerId}/${key}`
