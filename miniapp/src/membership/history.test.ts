import type { GrowthLine, TierChange } from '@laurel/shared/membership'
import { expect, test } from 'vitest'
import { newestOf } from './history.ts'

const grown = (id: string, at: number): GrowthLine => ({
  id,
  at,
  amount: 5,
  reason: 'task',
  title: '',
  subject: `growth:${id}`,
})
const changed = (number: number, at: number) => ({ number, at, subject: `tier:${number}` }) as TierChange

test('growth and tiers are told together, the newest first; what a purchase lifted stands above it', () => {
  const lines = newestOf(
    { growth: [grown('b', 30), grown('a', 10)], changes: [changed(2, 30), changed(1, 5)] },
    3,
  )

  expect(lines.map(({ key }) => key)).toEqual(['tier:2', 'b', 'a'])
})
