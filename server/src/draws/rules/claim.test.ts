import { expect, test } from 'vitest'
import { claimByOf, isLapsed, refuseClaim } from './claim.ts'

const at = Date.parse('2026-11-21T15:59:00Z') // a minute before midnight in Shanghai
const claimBy = claimByOf(at, 1)
const open = { state: 'open', claimBy } as const
const asked = (now: number, hasAddress = true) => ({ now, hasAddress })

test('one day to claim is all of the day after, on the business calendar', () => {
  expect(new Date(claimBy).toISOString()).toBe('2026-11-22T15:59:59.999Z')
  expect(claimByOf(at + 60_000, 1)).toBe(claimBy + 86_400_000)
})

test('it may be claimed in its last instant, and not in the next', () => {
  expect(refuseClaim(open, asked(claimBy))).toBeNull()
  expect(refuseClaim(open, asked(claimBy + 1))).toBe('CLAIM_OVER')
  expect([isLapsed(open, claimBy), isLapsed(open, claimBy + 1)]).toEqual([false, true])
})

test('what was claimed, given or never to be claimed is not claimed again', () => {
  expect(refuseClaim({ state: 'claimed', claimBy }, asked(at))).toBe('PRIZE_CLAIMED')
  expect(refuseClaim({ state: 'claimed', claimBy }, asked(claimBy + 1))).toBe('PRIZE_CLAIMED')
  expect(refuseClaim({ state: 'given', claimBy: null }, asked(at))).toBe('PRIZE_CLAIMED')
  expect(refuseClaim({ state: 'lapsed', claimBy }, asked(at))).toBe('CLAIM_OVER')
  expect(isLapsed({ state: 'claimed', claimBy }, claimBy + 1)).toBe(false)
})

test('an address is asked for last', () => {
  expect(refuseClaim(open, asked(at, false))).toBe('ADDRESS_MISSING')
  expect(refuseClaim(open, asked(claimBy + 1, false))).toBe('CLAIM_OVER')
})
