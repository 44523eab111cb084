/** What a balance is short of, what it is enough for, and what the next sign-in adds to it. */
import type { Tile } from '@laurel/shared/mall'
import type { SignInBoard } from '@laurel/shared/tasks'

export interface NextSignIn {
  when: 'today' | 'tomorrow'
  points: number
}

/** Null when signing in is closed, or the board does not say what tomorrow gives. */
export function nextSignIn({ open, signedToday, pointsToday, days }: SignInBoard): NextSignIn | null {
  if (!open) return null
  if (!signedToday) return { when: 'today', points: pointsToday }
  const tomorrow = days.find(({ state }) => state === 'next')
  return tomorrow ? { when: 'tomorrow', points: tomorrow.points } : null
}

/** What a balance is enough for now. */
export const withinReach = (tiles: readonly Tile[], balance: number): Tile[] =>
  tiles.filter(({ pricePoints, stock }) => stock > 0 && pricePoints <= balance)
