import { expect, test } from 'vitest'
import { beijingDay, createClock } from './clock.ts'
import { createRandomness, hexadecimal } from './randomness.ts'

test('the same seed draws the same, another seed something else', () => {
  const draw = (seed: number) => createRandomness(seed).text(32, hexadecimal)
  expect(draw(1)).toBe(draw(1))
  expect(draw(1)).not.toBe(draw(2))
})

test('fractions lie in [0, 1) and fill it evenly', () => {
  const { fraction } = createRandomness(5)
  const drawn = Array.from({ length: 4_000 }, fraction)
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...drawn)).toBeLessThan(1)
  expect(drawn.reduce((sum, one) => sum + one, 0) / drawn.length).toBeCloseTo(0.5, 1)
})

test('the clock runs with its source, however far ahead it is', () => {
  let source = 100
  const clock = createClock(() => source)
  clock.advance(50)
  source = 110
  expect(clock.now()).toBe(160)
  clock.set(1_000)
  source = 120
  expect(clock.now()).toBe(1_010)
  clock.reset()
  expect(clock.now()).toBe(120)
})

test('a day begins at midnight in Beijing', () => {
  expect(beijingDay(Date.parse('2026-05-01T15:59:59Z'))).toBe('2026-05-01')
  expect(beijingDay(Date.parse('2026-05-01T16:00:00Z'))).toBe('2026-05-02')
})
