import { beforeEach, describe, expect, test } from 'vitest'
import { settleWithheld } from '../../offers/commands/settle.ts'
import { pause, resumeWith } from '../../offers/commands/stop.ts'
import { referralKind } from '../kind.ts'
import { OFFER, type ReferralWorld, referralWorld } from '../testing.ts'
import { lapse } from './lapse.ts'
import { decide, decideUnreviewed } from './review.ts'

const DAY_MS = 86_400_000
const FILLED = 100_000
const resume = resumeWith([referralKind])
const key = { offerId: OFFER, inviteeId: 'bob' }
let w: ReferralWorld

function open(put: Parameters<typeof referralWorld>[0] = {}): void {
  w = referralWorld(put)
  w.time.now -= 30 * DAY_MS
  w.join('ann')
  w.time.now += 30 * DAY_MS
  w.join('bob')
}
beforeEach(() => open())

const buy = (name: string, amountFen = 5_000, at?: number) =>
  w.tell('purchase.paid', 'bob', name, { data: { amountFen }, ...(at ? { at } : {}) })
const refund = (undoes: string, amountFen = 5_000) =>
  w.tell('purchase.refunded', 'bob', `r-${undoes}`, { data: { amountFen }, undoes })
const paid = () => [w.points('ann'), w.points('bob')]
const states = () => w.binding('bob')?.promised.map(({ state }) => state)
const inviter = () => w.engine.rows('inviter').find(({ memberId }) => memberId === 'ann')
const pass = (ms: number) => {
  w.time.now += ms
}

describe('a milestone', () => {
  beforeEach(() => void w.accept('bob'))

  test('pays both at once, out of what was set aside', () => {
    w.phone('bob')
    expect(paid()).toEqual([10, 5])

    buy('p1')
    expect(paid()).toEqual([60, 25])
    expect(w.binding('bob')?.state).toBe('done')
    expect([w.held(), w.room()]).toEqual([0, FILLED - 85])
    expect(inviter()).toMatchObject({ bound: 1, rewarded: 1, points: 60 })
  })

  test('waits for those asked before it', () => {
    buy('p1')
    expect(paid()).toEqual([0, 0])

    pass(1_000)
    w.phone('bob')
    expect(paid()).toEqual([60, 25])
    expect(w.binding('bob')?.reached).toMatchObject({ phone: w.time.now, act: w.time.now })
  })

  test('counts nothing of before the binding, nothing too small, and nothing after the deadline', () => {
    w.phone('bob')
    const boundAt = w.time.now
    buy('early', 5_000, boundAt - 1)
    buy('small', 999)
    pass(30 * DAY_MS + 1)
    buy('late')
    expect(paid()).toEqual([10, 5])

    buy('in-time', 5_000, boundAt + 30 * DAY_MS)
    expect(paid()).toEqual([60, 25])
  })

  test('that is taken back is taken from both, and a later act pays again', () => {
    w.phone('bob')
    buy('p1')
    refund('p1')
    expect(paid()).toEqual([10, 5])
    expect([w.binding('bob')?.state, w.room()]).toEqual(['open', FILLED - 15])
    expect(inviter()).toMatchObject({ rewarded: 1, points: 10 })

    buy('p2')
    expect(paid()).toEqual([60, 25])
    expect([w.held(), w.room()]).toEqual([0, FILLED - 85])
  })

  test('stands on the next act that is left', () => {
    w.phone('bob')
    buy('p1')
    buy('p2')
    refund('p1', 4_500)

    expect(paid()).toEqual([60, 25])
  })

  test('whose taking back came first pays nothing', () => {
    w.phone('bob')
    refund('p1')
    buy('p1')

    expect(paid()).toEqual([10, 5])
  })

  test('the same fact twice pays once', () => {
    w.phone('bob')
    buy('p1')
    buy('p1')

    expect(paid()).toEqual([60, 25])
  })
})

describe('while the programme is paused', () => {
  beforeEach(() => {
    w.accept('bob')
    pass(1)
    w.run(pause, { offerId: OFFER, because: 'x' })
    pass(1)
    w.phone('bob')
  })
  const settle = (memberId: string, rule: string) =>
    w.run(settleWithheld, {
      ...{ memberId, offerId: OFFER, rule, occasion: 'bob', budgetId: 'daily' },
      hold: `referral/${OFFER}/bob/phone/inviter`,
    })

  test('nothing is paid, and what was set aside stays so', () => {
    expect(paid()).toEqual([0, 0])
    expect([w.held(), w.room()]).toEqual([85, FILLED - 85])
  })

  test('what was earned is paid after it, even where the budget is empty by then', () => {
    pass(1)
    w.run(resume, { offerId: OFFER, because: 'x' })
    settle('ann', 'phone-inviter')
    settle('bob', 'phone-invitee')
    settle('ann', 'phone-inviter')

    expect(paid()).toEqual([10, 5])
    expect([w.held(), w.room()]).toEqual([70, FILLED - 85])
  })
})

describe('a promise', () => {
  test('is not made in part: what the budget can not carry is exhausted, and the binding stays', () => {
    open({ filled: 84 })
    w.accept('bob')
    w.phone('bob')

    expect(states()).toEqual(['exhausted', 'exhausted', 'exhausted', 'exhausted'])
    expect([paid(), w.room(), w.held()]).toEqual([[0, 0], 84, 0])
  })

  test('is not made to the inviter beyond his cap; the invitee has his', () => {
    open({ body: { invitersPerDay: 1 } })
    w.accept('bob')
    w.join('cat')
    w.accept('cat')
    w.phone('cat')

    expect(w.binding('cat')?.promised.map(({ state }) => state)).toEqual([
      'capped',
      'paid',
      'capped',
      'promised',
    ])
    expect([w.points('ann'), w.points('cat')]).toEqual([0, 5])
  })

  test('is not made to the inviter by Moments', () => {
    w.accept('bob', { surface: 'moments' })

    expect(w.binding('bob')?.promised.map(({ who }) => who)).toEqual(['invitee', 'invitee'])
  })

  test('goes back when its time is over, a day after the deadline, once', () => {
    w.accept('bob')
    w.phone('bob')
    pass(31 * DAY_MS)
    expect(w.run(lapse, key)).toBeNull()

    pass(1)
    w.run(lapse, key)
    expect(w.run(lapse, key)).toBeNull()
    expect(w.binding('bob')?.state).toBe('lapsed')
    expect(states()).toEqual(['paid', 'paid', 'returned', 'returned'])
    expect([w.held(), w.room()]).toEqual([0, FILLED - 15])
  })

  test('that was earned and withheld does not go back', () => {
    w.accept('bob')
    pass(1)
    w.run(pause, { offerId: OFFER, because: 'x' })
    w.phone('bob')
    pass(32 * DAY_MS)
    w.run(lapse, key)

    expect([w.held(), w.room()]).toEqual([15, FILLED - 15])
  })
})

describe('what looks odd', () => {
  const hold = (unreviewed: 'pay' | 'return' = 'return') => {
    open({ body: { unreviewed } })
    w.accept('bob', { evidence: { risk: 4 } })
    w.phone('bob')
  }
  const judge = (verdict: 'release' | 'reject') =>
    w.run(decide, { ...key, verdict, because: '核对', operatorId: 'amy' })

  test('is held with its reasons, and nothing is paid', () => {
    hold()

    expect(w.binding('bob')).toMatchObject({ state: 'held', signals: ['risk-high'] })
    expect([paid(), w.held()]).toEqual([[0, 0], 85])
  })

  test('is paid once when it is released, and decided once', () => {
    hold()

    expect(judge('release')).toEqual({ state: 'open', paid: 15 })
    expect(paid()).toEqual([10, 5])
    expect(() => judge('release')).toThrow('BINDING_DECIDED')
    expect(() => judge('reject')).toThrow('BINDING_DECIDED')
  })

  test('gives all back when it is rejected', () => {
    hold()

    expect(judge('reject')).toEqual({ state: 'rejected', paid: 0 })
    buy('p1')
    expect([paid(), w.held(), w.room()]).toEqual([[0, 0], 0, FILLED])
  })

  test.each([
    ['pay', [10, 5], 'open'],
    ['return', [0, 0], 'rejected'],
  ] as const)('nobody looked: %s', (unreviewed, given, state) => {
    hold(unreviewed)
    pass(48 * 3_600_000 - 1)
    expect(w.run(decideUnreviewed, key)).toBeNull()

    pass(1)
    w.run(decideUnreviewed, key)
    expect(w.run(decideUnreviewed, key)).toBeNull()
    expect([paid(), w.binding('bob')?.state]).toEqual([given, state])
  })
})

describe('parcels', () => {
  const redeems = (memberId: string, shipMark: string) =>
    w.tell('order.redeemed', memberId, `o-${memberId}`, { data: { pricePoints: 1, kind: 'goods', shipMark } })
  beforeEach(() => {
    open({ body: { firstAct: { fact: 'order.redeemed', minFen: 1 } } })
    for (const name of ['bob', 'cat', 'dan']) {
      if (name !== 'bob') w.join(name)
      w.accept(name)
      w.phone(name)
      pass(7_000 * name.charCodeAt(0))
    }
  })

  test('of two friends to one door: the second is looked at before it is paid', () => {
    redeems('bob', 'door')
    redeems('cat', 'door')
    redeems('dan', 'other')

    expect(w.binding('bob')).toMatchObject({ state: 'done', signals: [] })
    expect(w.binding('cat')).toMatchObject({ state: 'held', signals: ['same-ship'] })
    expect(w.binding('dan')).toMatchObject({ state: 'done', signals: [] })
    expect([w.points('bob'), w.points('cat')]).toEqual([25, 5])
  })

  test('once it was looked at it is paid', () => {
    redeems('bob', 'door')
    redeems('cat', 'door')
    const verdict = { verdict: 'release', because: '一家人', operatorId: 'amy' } as const
    w.run(decide, { offerId: OFFER, inviteeId: 'cat', ...verdict })

    expect(w.points('cat')).toBe(25)
  })
})
