import type { Tile } from '@laurel/shared/mall'
import type { SignInBoard } from '@laurel/shared/tasks'
import { expect, test } from 'vitest'
import { nextSignIn, withinReach } from './gap.ts'

const board: SignInBoard = {
  streakDays: 3,
  signedToday: false,
  pointsToday: 15,
  open: true,
  days: [
    { day: '2026-11-21', points: 15, state: 'today' },
    { day: '2026-11-22', points: 20, state: 'next' },
  ],
}

test("before signing in it is today's, after it tomorrow's", () => {
  expect(nextSignIn(board)).toEqual({ when: 'today', points: 15 })
  expect(nextSignIn({ ...board, signedToday: true })).toEqual({ when: 'tomorrow', points: 20 })
})

test('nothing is promised when it is closed, or the board ends today', () => {
  expect(nextSignIn({ ...board, open: false })).toBeNull()
  expect(nextSignIn({ ...board, signedToday: true, days: board.days.slice(0, 1) })).toBeNull()
})

test('within reach is what the balance is enough for and is still there', () => {
  const tile = (productId: string, pricePoints: number, stock: number) =>
    ({ productId, pricePoints, stock }) as Tile
  const tiles = [tile('cup', 2400, 1), tile('lamp', 3000, 9), tile('bag', 900, 0)]
  expect(withinReach(tiles, 2400).map(({ productId }) => productId)).toEqual(['cup'])
})
