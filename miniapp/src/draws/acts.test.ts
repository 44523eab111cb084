import type { DrawPage, DrawResult, PrizeLine } from '@laurel/shared/draws'
import { describe, expect, test } from 'vitest'
import { drawAct, type Phase, resultAct } from './acts.ts'

const NOW = 1_000

describe('the button of a draw', () => {
  const live: Pick<DrawPage, 'state' | 'chances' | 'leftToday'> = {
    state: 'live',
    chances: 3,
    leftToday: null,
  }
  const act = (page: Partial<typeof live>, facts: { isMember?: boolean; phase?: Phase } = {}) =>
    drawAct({ page: { ...live, ...page }, isMember: true, phase: 'ready', ...facts })

  test('draws, and says how often', () => {
    expect(act({})).toEqual({ kind: 'draw', times: 3 })
    expect(act({ leftToday: 1 })).toEqual({ kind: 'draw', times: 3 })
  })

  test('takes no second tap while the first one is on its way, whatever the page says by then', () => {
    expect(act({ chances: 0 }, { phase: 'sending' })).toEqual({ kind: 'sending' })
    expect(act({ state: 'over' }, { phase: 'waiting' })).toEqual({ kind: 'waiting' })
  })

  test.each(['soon', 'paused', 'over'] as const)('is shut for everybody while it is %s', (state) => {
    expect(act({ state }, { isMember: false })).toEqual({ kind: 'shut', state })
  })

  test('asks a guest to sign in', () => {
    expect(act({ chances: 0 }, { isMember: false })).toEqual({ kind: 'sign-in' })
  })

  test('says that no chance is left before it says that today is spent', () => {
    expect(act({ chances: 0, leftToday: 0 })).toEqual({ kind: 'earn' })
    expect(act({ leftToday: 0 })).toEqual({ kind: 'spent' })
  })
})

describe('the button of a result', () => {
  const drawn = (result: Partial<DrawResult>, prize: Partial<PrizeLine> = {}) => ({
    state: 'given' as const,
    claimBy: null,
    orderId: null,
    subject: null,
    chancesLeft: 0,
    ...result,
    prize: { kind: 'goods', lapsePoints: 0, ...prize } as PrizeLine,
  })
  const act = (
    result: Partial<DrawResult>,
    prize: Partial<PrizeLine> = {},
    { hasAddress = false, phase = 'ready' as Phase } = {},
  ) => resultAct({ drawn: drawn(result, prize), hasAddress, phase, now: NOW })

  test('of goods to be claimed leads to the address, and then sends it', () => {
    const open = { state: 'open', claimBy: NOW + 1 } as const
    expect(act(open)).toEqual({ kind: 'choose-address' })
    expect(act(open, {}, { hasAddress: true })).toEqual({ kind: 'claim' })
    expect(act(open, {}, { hasAddress: true, phase: 'waiting' })).toEqual({ kind: 'waiting' })
  })

  test('promises nothing once the time to claim is over', () => {
    expect(act({ state: 'open', claimBy: NOW }, {}, { hasAddress: true })).toEqual({ kind: 'late' })
  })

  test('leads to the order, and calls a code a code', () => {
    expect(act({ state: 'claimed', orderId: 'o1' })).toEqual({ kind: 'order', orderId: 'o1', isCode: false })
    expect(act({ orderId: 'o1' }, { kind: 'code' })).toEqual({ kind: 'order', orderId: 'o1', isCode: true })
  })

  test('of points that wait says why', () => {
    const withheld = { state: 'withheld', chancesLeft: 2 } as const
    expect(act({ ...withheld, subject: 'grant:x' }, { kind: 'points' })).toEqual({
      kind: 'why',
      subject: 'grant:x',
    })
    expect(act(withheld, { kind: 'points' })).toBeNull()
  })

  test('offers the next draw while there is a chance; else what the points came to; else nothing', () => {
    expect(act({ chancesLeft: 2 }, { kind: 'nothing' })).toEqual({ kind: 'again', times: 2 })
    expect(act({}, { kind: 'points' })).toEqual({ kind: 'points' })
    expect(act({ state: 'lapsed' }, { lapsePoints: 200 })).toEqual({ kind: 'points' })
    expect(act({ state: 'lapsed' })).toBeNull()
    expect(act({}, { kind: 'nothing' })).toBeNull()
  })
})
