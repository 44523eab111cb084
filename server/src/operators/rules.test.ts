import { describe, expect, test } from 'vitest'
import {
  isOver,
  mustOf,
  NO_TRIES,
  refuseDecision,
  refuseWithdrawal,
  stateOf,
  type Tries,
  triedAgain,
} from './rules.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

describe('what was asked for', () => {
  const asked = { state: 'asked', askedBy: 'eve', expiresAt: 100 } as const

  test('is decided by another, in time, once', () => {
    expect(refuseDecision(asked, 'amy', 99)).toBeNull()
    expect(refuseDecision(asked, 'eve', 99)).toBe('APPROVAL_OWN')
    expect(refuseDecision(asked, 'amy', 100)).toBe('APPROVAL_EXPIRED')
    expect(refuseDecision({ ...asked, state: 'rejected' }, 'amy', 99)).toBe('APPROVAL_DECIDED')
  })

  test('is taken back by the one who asked', () => {
    expect(refuseWithdrawal(asked, 'eve', 99)).toBeNull()
    expect(refuseWithdrawal(asked, 'amy', 99)).toBe('APPROVAL_OTHERS')
    expect(refuseWithdrawal({ ...asked, state: 'approved' }, 'eve', 99)).toBe('APPROVAL_DECIDED')
  })

  test('is expired when nobody decided in time', () => {
    expect([stateOf(asked, 99), stateOf(asked, 100)]).toEqual(['asked', 'expired'])
    expect(stateOf({ ...asked, state: 'approved' }, 100)).toBe('approved')
  })
})

describe('tries to sign in', () => {
  const triedTimes = (n: number, from: Tries, now: number): Tries =>
    n === 0 ? from : triedTimes(n - 1, triedAgain(from, now), now)

  test('lock at the fifth, for a quarter of an hour', () => {
    expect(triedTimes(4, NO_TRIES, DAY_MS)).toMatchObject({ failures: 4, locks: 0, lockedUntil: 0 })
    expect(triedTimes(5, NO_TRIES, DAY_MS)).toMatchObject({
      failures: 0,
      locks: 1,
      lockedUntil: DAY_MS + 15 * MINUTE_MS,
    })
  })

  test('lock for longer each time, and never for more than a day', () => {
    let tries = NO_TRIES
    const locked: number[] = []
    for (let round = 0; round < 9; round += 1) {
      const now = Math.max(DAY_MS, tries.lockedUntil)
      tries = triedTimes(5, tries, now)
      locked.push((tries.lockedUntil - now) / MINUTE_MS)
    }
    expect(locked).toEqual([15, 30, 60, 120, 240, 480, 960, 1_440, 15]) // a day without a try forgets
  })

  test('of a day ago no longer count', () => {
    const before = triedTimes(4, NO_TRIES, DAY_MS)
    expect(triedAgain(before, 2 * DAY_MS - 1).lockedUntil).toBeGreaterThan(0)
    expect(triedAgain(before, 2 * DAY_MS)).toMatchObject({ failures: 1, lockedUntil: 0 })
  })
})

describe('before anything else', () => {
  const amy = { role: 'approver', mustChange: false, totpAt: null } as const

  test.each(['admin', 'approver'] as const)('an %s enrols, where that is asked', (role) => {
    expect(mustOf({ ...amy, role }, true)).toBe('enrol')
    expect(mustOf({ ...amy, role }, false)).toBeNull()
    expect(mustOf({ ...amy, role, totpAt: 5 }, true)).toBeNull()
  })

  test.each(['editor', 'manager', 'auditor'] as const)('an %s need not', (role) => {
    expect(mustOf({ ...amy, role }, true)).toBeNull()
  })

  test('a password that another set is changed', () => {
    expect(mustOf({ ...amy, mustChange: true, totpAt: 5 }, false)).toBe('change-password')
  })
})

test('a stay is over when idle, old, of another epoch, or the operator switched off', () => {
  const stay = { startedAt: 0, seenAt: 0, epoch: 1 }
  const active = { state: 'active', epoch: 1 }
  expect(isOver(stay, active, 30 * MINUTE_MS - 1)).toBe(false)
  expect(isOver(stay, active, 30 * MINUTE_MS)).toBe(true)
  const busy = { ...stay, seenAt: 12 * 60 * MINUTE_MS - 5 }
  expect(isOver(busy, active, 12 * 60 * MINUTE_MS - 1)).toBe(false)
  expect(isOver(busy, active, 12 * 60 * MINUTE_MS)).toBe(true)
  expect(isOver(stay, { ...active, epoch: 2 }, 1)).toBe(true)
  expect(isOver(stay, { ...active, state: 'off' }, 1)).toBe(true)
})
