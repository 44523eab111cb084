import type { Why } from '@laurel/shared/why'
import { expect, test } from 'vitest'
import { nextStep } from './next.ts'

const NOTHING = { points: 0, growth: 0 }
const missing = (what: Why['missing'][number]['what']) => ({ what, amount: 1, subject: null, until: null })

test('what is missing decides where to go, the first that can be done anything about', () => {
  const why = { gave: NOTHING, state: 'refused' as const }
  expect(nextStep({ ...why, missing: [missing('budget'), missing('tier'), missing('points')] }).place).toBe(
    'tiers',
  )
  expect(nextStep({ ...why, missing: [missing('points')] }).place).toBe('tasks')
})

test('what came can be seen or used', () => {
  const granted = { missing: [], state: 'granted' as const }
  expect(nextStep({ ...granted, gave: { points: 60, growth: 0 } }).place).toBe('mall')
  expect(nextStep({ ...granted, gave: { points: 60, growth: 20 } }).place).toBe('tiers')
})

test('a change of tier leads to the tiers; what was taken back to the history', () => {
  expect(nextStep({ missing: [], state: 'changed', gave: NOTHING }).place).toBe('tiers')
  expect(nextStep({ missing: [], state: 'reversed', gave: { points: -60, growth: 0 } }).place).toBe('points')
})
