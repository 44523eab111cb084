import { expect, test } from 'vitest'
import { badgeUri, PAIRS_MAX } from './badge.ts'

const filled = (pairs: number): number => badgeUri(pairs, '#735507').split("fill='%23735507'").length - 1

test.each([
  [1, 2],
  [3, 6],
  [PAIRS_MAX, 10],
])('tier %i has %i filled leaves', (pairs, leaves) => {
  expect(filled(pairs)).toBe(leaves)
  expect(badgeUri(pairs, '#735507').split('translate').length - 1).toBe(2 * PAIRS_MAX)
})
